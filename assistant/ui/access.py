"""Who may do what: everybody may ask; adding, removing and measuring is for whom the settings say."""

import streamlit as st
from streamlit.errors import StreamlitAuthError

from assistant.ui import texts
from assistant.ui.settings import AppSettings

_FAILED = "login-failed"


def may_manage(settings: AppSettings) -> bool:
    """Whether this visitor may add and remove documents and measure."""
    if settings.manage == "roles":
        return settings.login and _is_logged_in() and _is_named(settings, dict(st.user))
    return settings.manage == "everybody" and (not settings.login or _is_logged_in())


def _is_named(settings: AppSettings, claims: dict[str, object]) -> bool:
    named = {name.strip().casefold() for name in settings.managers.split(",") if name.strip()}
    return not named.isdisjoint(names_in(claims))


def names_in(claims: dict[str, object]) -> frozenset[str]:
    """What the login says somebody is: a proven e-mail address, and roles and groups, in small letters."""
    found: set[str] = set()
    if claims.get("email_verified", False) is True:
        found.add(str(claims.get("email", "")).casefold())
    for name in ("roles", "groups"):
        value = claims.get(name)
        found |= {str(one).casefold() for one in (value if isinstance(value, (list, tuple)) else [value]) if one}
    return frozenset(found - {""})


def logged_in_or_stop(settings: AppSettings) -> None:
    """When a login is asked for and nobody is logged in, offer it and end the page here."""
    if not settings.login or _is_logged_in():
        return
    st.title(texts.TITLE, anchor=False)
    st.markdown(texts.LOGIN_NEEDED)
    if st.session_state.pop(_FAILED, False):
        st.error(texts.LOGIN_FAILED, icon=":material/error:")
    st.button(texts.LOGIN, type="primary", on_click=_log_in)
    st.stop()


def show_logout(settings: AppSettings) -> None:
    """Offer to log out to who is logged in."""
    if settings.login and _is_logged_in():
        st.button(texts.LOGOUT, type="tertiary", icon=":material/logout:", on_click=st.logout)


def _is_logged_in() -> bool:
    """Whether somebody is logged in; nobody is where no login is set up."""
    return bool(getattr(st.user, "is_logged_in", False))


def _log_in() -> None:
    try:
        st.login()
    except StreamlitAuthError:  # the settings of the login are not there or not whole
        st.session_state[_FAILED] = True
