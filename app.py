"""The app: ``streamlit run app.py``.

Streamlit reads this file twice. It imports it once, for the server (``app``), and runs it as a script for everybody who
looks at a page; only then is there something to look at.
"""

from streamlit.starlette import App

if __name__ == "__main__":
    from assistant.ui.pages import show

    show()
else:
    from assistant.ui.health import health_routes, lifespan
    from assistant.ui.server import middleware, routes

    app = App(__file__, lifespan=lifespan, routes=[*routes(), *health_routes()], middleware=middleware())
