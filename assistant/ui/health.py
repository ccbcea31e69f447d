"""Whether this app can answer, for whoever watches over it: no page, no session, no documents read for it."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route
from streamlit.starlette import App

from assistant.ui.settings import AppSettings
from assistant.ui.start import shelf
from assistant.ui.web import texts
from assistant.ui.web.addresses import HEALTH, base
from assistant.ui.web.logs import start_logging
from index.errors import SettingsProblem
from index.settings import Settings

_WELL, _UNWELL = 200, 503

logger = logging.getLogger(__name__)


def health_routes() -> list[BaseRoute]:
    """The address that a load balancer or a watch asks."""
    return [Route(f"{base()}/{HEALTH}", health)]


def health(request: Request) -> JSONResponse:
    """Say whether the settings and the documents can be used, and how many documents are open.

    200 when they can; 503, with one Dutch line, when not. ``documents`` is null until the first visitor opened them.
    """
    problem = _problem()
    opened = shelf().opened
    told = {
        "status": "fault" if problem else "ok",
        "documents": len(opened.library.documents) if opened else None,
        "problem": problem or (opened.notice if opened else ""),
    }
    return JSONResponse(told, status_code=_UNWELL if problem else _WELL, headers={"Cache-Control": "no-store"})


def _problem() -> str:
    try:
        settings = Settings.load()
        AppSettings.load()
    except SettingsProblem as problem:
        return str(problem)
    return "" if settings.corpus.is_dir() else texts.NO_DOCUMENTS


@asynccontextmanager
async def lifespan(app: App) -> AsyncIterator[dict[str, object]]:
    """From start to stop: what happens is logged when that is asked for, and what is open is closed."""
    try:
        if AppSettings.load().log:
            start_logging()
    except SettingsProblem:  # the pages and the health address say what is wrong
        start_logging()
    logger.info("started")
    try:
        yield {}
    finally:
        shelf().close()
        logger.info("stopped")
