import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from assistant.ui.web.gate import Gate, host_of

HOSTS = ["localhost", "127.0.0.1", "[::1]", " Wijzer.Gemeente.nl "]


async def page(request: Request) -> PlainTextResponse:
    return PlainTextResponse("binnen")


async def talk(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("binnen")
    await websocket.close()


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=[Route("/", page, methods=["GET", "POST"]), WebSocketRoute("/", talk)])
    return TestClient(Gate(app, HOSTS))


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8501", 200),
        ("localhost.", 200),
        ("[::1]:8501", 200),
        ("wijzer.gemeente.nl", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
        ("evil.example:localhost", 400),
        ("localhost@evil.example", 400),
        ("localhost/evil.example", 400),
        ("localhost:99999", 400),
        ("[::1", 400),
        ("", 400),
    ],
)
def test_only_the_names_of_the_operator_are_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/", headers={"Host": host}).status_code == status
    if status == 200:
        with client.websocket_connect("/", headers={"Host": host}) as websocket:
            assert websocket.receive_text() == "binnen"
    else:
        assert not opens(client, {"Host": host})


@pytest.mark.parametrize(
    ("origin", "passes"),
    [
        ("http://localhost:8501", True),
        ("https://localhost:8501", True),
        ("http://localhost:3000", False),
        ("http://localhost", False),
        ("http://evil.example", False),
        ("http://localhost:8501.evil.example", False),
        ("http://localhost:8501@evil.example", False),
        ("null", False),
        ("", False),
        ("file://localhost:8501", False),
        ("chrome-extension://localhost:8501", False),
    ],
)
def test_a_page_of_another_website_is_refused(client: TestClient, origin: str, passes: bool) -> None:
    headers = {"Host": "localhost:8501", "Origin": origin}
    assert client.post("/", headers=headers).status_code == (200 if passes else 403)
    assert opens(client, headers) is passes


def test_two_hosts_are_none(client: TestClient) -> None:
    assert client.get("/", headers=[("Host", "localhost"), ("Host", "evil.example")]).status_code == 400


def opens(client: TestClient, headers: dict[str, str]) -> bool:
    try:
        with client.websocket_connect("/", headers=headers) as websocket:
            return websocket.receive_text() == "binnen"
    except WebSocketDisconnect:
        return False


@pytest.mark.parametrize(("host", "name"), [("A.nl:80", "a.nl"), ("::1", ""), ("[::1]", "::1"), ("a b", "a b")])
def test_the_name_in_a_host_header(host: str, name: str) -> None:
    assert host_of(host) == name
