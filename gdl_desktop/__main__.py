"""The desktop app: ``python -m gdl_desktop``, or ``gdl-desktop``."""

from __future__ import annotations

import sys
import traceback


def main() -> int:
    """Open the window; return the exit code."""
    try:
        from gdl_desktop.shell.app import main as run_app

        return run_app(sys.argv[1:])
    except Exception as error:  # noqa: BLE001 (a program without a terminal would vanish without a word)
        tell_of_failed_start(error)
        return 1


def tell_of_failed_start(error: Exception) -> None:
    """Say that the program cannot start: on the terminal, and in a dialog as far as there can be one."""
    details = "".join(traceback.format_exception(error))
    sentence = f"GDL Desktop cannot start ({type(error).__name__}: {error})."
    if sys.stderr is not None:  # there is none in a program with a window on Windows
        sys.stderr.write(f"{details}\n{sentence} Run `gdl doctor` to see what is broken, or install it again.\n")
    advice = "Install it again; if that does not help, send the details to whoever gave it to you."
    try:
        from PySide6.QtWidgets import QApplication, QMessageBox

        app = QApplication.instance() or QApplication(sys.argv[:1])
        box = QMessageBox(QMessageBox.Icon.Critical, "GDL Desktop", sentence)
        box.setObjectName("failed_start")
        box.setInformativeText(advice)
        box.setDetailedText(details)
        box.exec()
        del app  # it had to live as long as the dialog
    except ImportError:
        _show_on_windows(f"{sentence}\n\n{advice}")


def _show_on_windows(text: str) -> None:
    """Show a box that needs no Qt, which is what is broken."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, "GDL Desktop", 0x10)


if __name__ == "__main__":
    sys.exit(main())
