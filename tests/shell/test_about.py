"""About, licences and diagnostics, in the real window."""

from __future__ import annotations

from importlib import metadata

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

import gdl_desktop
from gdl_desktop.core import registry
from gdl_desktop.core.errors import UserError
from gdl_desktop.core.licences import SYSTEM, Part
from gdl_desktop.learning import diagnostics as doctor
from gdl_desktop.shell import diagnostics, licences_window
from gdl_desktop.shell.about import AboutDialog
from gdl_desktop.shell.licences_window import LicencesWindow
from gdl_desktop.shell.main_window import MainWindow

WAIT_MS = 60_000


def trigger(window: MainWindow, name: str) -> None:
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def opened_about(window: MainWindow, qtbot: QtBot) -> AboutDialog:
    trigger(window, "about")
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def listed(window: LicencesWindow) -> list[str]:
    iterator = QTreeWidgetItemIterator(window.list, QTreeWidgetItemIterator.IteratorFlag.NotHidden)
    names = []
    while (item := iterator.value()) is not None:
        if item.parent() is not None and not item.parent().isHidden():
            names.append(item.text(0))
        iterator += 1
    return names


def test_about_tells_the_versions(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_about(window, qtbot)
    shown = {label.objectName(): label.text() for label in dialog.findChildren(QLabel)}
    assert shown["about.name"] == f"GDL Desktop {gdl_desktop.__version__}"
    assert shown["about.version.torch"] == metadata.version("torch")
    assert shown["about.version.Qt"] == qVersion()
    assert "Apache License 2.0" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.close()


def test_all_licences_are_a_click_away_and_can_be_searched(window: MainWindow, qtbot: QtBot) -> None:
    about = opened_about(window, qtbot)
    qtbot.mouseClick(about.licences, Qt.MouseButton.LeftButton)
    licences = window.findChild(LicencesWindow)
    assert licences is not None
    qtbot.waitUntil(lambda: bool(licences.list.topLevelItemCount()), timeout=WAIT_MS)
    everything = listed(licences)
    assert f"torch {metadata.version('torch')}" in everything
    assert f"GDL Desktop {gdl_desktop.__version__}" in everything
    assert licences.heading.text().endswith("Apache-2.0")
    assert "Apache License" in licences.text.toPlainText()

    qtbot.keyClicks(licences.search, "reserved FONT name")
    found = listed(licences)
    assert {"Inter", "JetBrainsMono"} <= set(found) < set(everything)
    assert licences.text.textCursor().selectedText().casefold() == "reserved font name"
    licences.search.setText("license")
    before = licences.text.textCursor().position()
    qtbot.keyClick(licences.search, Qt.Key.Key_Return)
    assert licences.text.textCursor().position() != before
    assert licences.isVisible()

    licences.search.setText("license of no part at all")
    assert listed(licences) == []
    assert licences.nothing.isVisible()
    licences.search.clear()
    assert listed(licences) == everything
    licences.close()


def test_parts_of_every_kind_have_a_heading(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = (Part(SYSTEM, "libexample1", "", "MIT", "text"),)
    monkeypatch.setattr(licences_window, "all_parts", lambda: parts)
    window = LicencesWindow()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(window.list.topLevelItemCount()))
    assert window.list.topLevelItem(0).text(0) == "Libraries of the system"
    assert listed(window) == ["libexample1"]
    window.close()


def test_diagnostics_go_to_the_clipboard(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(diagnostics, "report_on_this_computer", lambda: asked.append(1) or "a report")
    about = opened_about(window, qtbot)
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(about.diagnostics, Qt.MouseButton.LeftButton)
    assert window.statusBar().currentMessage() == about.said.text() == "Looking at this computer…"
    qtbot.mouseClick(about.diagnostics, Qt.MouseButton.LeftButton)  # once is enough
    qtbot.waitUntil(lambda: "on the clipboard" in window.statusBar().currentMessage(), timeout=WAIT_MS)
    assert QGuiApplication.clipboard().text() == "a report"
    assert "on the clipboard" in about.said.text()
    assert asked == [1]
    about.close()
    trigger(window, "copy_diagnostics")
    qtbot.waitUntil(lambda: len(asked) == 2 and "on the clipboard" in window.statusBar().currentMessage())


def test_diagnostics_that_fail_say_so(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> str:
        raise UserError("This computer does not want to be looked at.")

    monkeypatch.setattr(diagnostics, "report_on_this_computer", broken)
    trigger(window, "copy_diagnostics")
    sentence = "This computer does not want to be looked at."
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == sentence, timeout=WAIT_MS)


def test_the_report_is_that_of_the_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    findings = (
        doctor.Finding("Versions", "torch", "1.2.3"),
        doctor.Finding("Folders", "disk", "full", False, "tidy up"),
    )
    monkeypatch.setattr(doctor, "diagnose", lambda: findings)
    assert registry.report_on_this_computer() == doctor.as_text(findings)
