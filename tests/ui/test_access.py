"""Who may do what, by what the login says and nothing else."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import texts
from assistant.ui.access import names_in
from assistant.ui.quality.measurements import EvaluationSettings
from assistant.ui.settings import AppSettings
from assistant.writer.settings import ChatSettings
from index.errors import SettingsProblem
from index.settings import Settings


def test_an_address_counts_only_when_the_login_proved_it() -> None:
    claims = {"email": "Beheer@Gemeente.example", "email_verified": True, "roles": ["Redactie"], "groups": "Griffie"}
    assert names_in(claims) == {"beheer@gemeente.example", "redactie", "griffie"}
    assert names_in({**claims, "email_verified": False}) == {"redactie", "griffie"}
    assert names_in({**claims, "email_verified": "true"}) == {"redactie", "griffie"}
    assert names_in({}) == frozenset()


def managing() -> None:
    import streamlit as st

    from assistant.ui.access import may_manage
    from assistant.ui.settings import AppSettings

    st.write([may_manage(AppSettings(manage=who)) for who in ("everybody", "roles", "nobody")])


def test_without_a_login_nobody_has_a_role() -> None:
    app = AppTest.from_function(managing).run()
    assert not app.exception
    assert app.json[0].value == "[true, false, false]"


def behind_a_login() -> None:
    import streamlit as st

    from assistant.ui.access import logged_in_or_stop
    from assistant.ui.settings import AppSettings

    logged_in_or_stop(AppSettings(login=True))
    st.markdown("geheim")


def test_who_is_not_logged_in_sees_nothing_and_is_told_when_no_login_is_set_up() -> None:
    app = AppTest.from_function(behind_a_login).run()
    assert not app.exception
    assert "geheim" not in [one.value for one in app.markdown]
    app.button[0].click().run()
    assert not app.exception
    assert app.error[0].value == texts.LOGIN_FAILED
    assert "geheim" not in [one.value for one in app.markdown]


def test_the_settings_of_every_package_leave_those_of_the_app_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINNENSTAD_APP_KEEP_DAYS", "7")
    for settings in (Settings, EvaluationSettings, ChatSettings):
        settings.load()
    assert AppSettings.load().keep_days == 7
    monkeypatch.setenv("BINNENSTAD_APP_KEPT_DAYS", "7")
    with pytest.raises(SettingsProblem, match="KEPT_DAYS"):
        AppSettings.load()
