"""Prints the screens that Qt sees, as JSON; `mirror doctor` runs it as `python -m ui.screens`."""

import json
import sys

from PySide6.QtGui import QGuiApplication


def main() -> None:
    """Print platform and screens; without a display Qt itself ends this process."""
    application = QGuiApplication(sys.argv)
    screens = [
        {
            "name": screen.name(),
            "width_px": round(screen.size().width() * screen.devicePixelRatio()),
            "height_px": round(screen.size().height() * screen.devicePixelRatio()),
            "refresh_hz": round(screen.refreshRate(), 1),
        }
        for screen in application.screens()
    ]
    sys.stdout.write(json.dumps({"platform": application.platformName(), "screens": screens}))


if __name__ == "__main__":
    main()
