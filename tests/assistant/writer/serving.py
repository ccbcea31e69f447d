"""A server on loopback that speaks as OpenAI's does, and says or does what a test tells it to: the network is real."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a server does with one call: an HTTP status, or pieces of text with a pause before each (seconds)."""

    pieces: Sequence[str] = ()
    status: int = 200
    pause: float = 0.0
    stall: float = 0.0
    raw: bytes | None = None
    endless: bool = False
    message: str = "fout"


def says(text: str) -> Reply:
    """A reply of one text, cut as a model would."""
    return Reply(pieces=[text[start : start + 7] for start in range(0, len(text), 7)])


@dataclass(kw_only=True)
class Server:
    """A server that is up: its address, and the bodies and headers of the calls it got."""

    url: str
    calls: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def serving(reply: Callable[[dict[str, Any]], Reply]) -> Iterator[Server]:
    """Serve until the block ends; ``reply`` is asked what to do with each call."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = Server(url=f"http://127.0.0.1:{listener.getsockname()[1]}/v1")

        async def answer(request: Request) -> Response:
            body = await request.json()
            server.calls.append(body)
            server.headers.append(dict(request.headers))
            told = reply(body)
            if told.stall:
                await asyncio.sleep(told.stall)
            if told.status != 200:
                return JSONResponse({"error": {"message": told.message}}, status_code=told.status)
            if told.raw is not None:
                return Response(told.raw, media_type="text/event-stream")
            return StreamingResponse(stream(told, body), media_type="text/event-stream")

        app = Starlette(routes=[Route("/v1/chat/completions", answer, methods=["POST"])])
        running = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not running.started:
            time.sleep(0.01)
        try:
            yield server
        finally:
            running.should_exit = True
            running.force_exit = True
            thread.join(10)


async def stream(told: Reply, body: dict[str, Any]) -> AsyncIterator[str]:
    """The events of a reply; one that is endless goes on until nobody listens."""
    pieces = told.pieces
    yield event({"choices": [{"index": 0, "delta": {"role": "assistant"}, "finish_reason": None}]}, body)
    while True:
        for piece in pieces:
            await asyncio.sleep(told.pause)
            yield event({"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]}, body)
        if not told.endless:
            break
    yield event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}, body)
    yield event({"choices": [], "usage": {"prompt_tokens": 90, "completion_tokens": 9, "total_tokens": 99}}, body)
    yield "data: [DONE]\n\n"


def event(made: dict[str, Any], body: dict[str, Any]) -> str:
    head = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": body.get("model", "")}
    return f"data: {json.dumps({**head, **made})}\n\n"
