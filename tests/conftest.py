"""What every test shares: an offscreen Qt, unless a display is asked for by name."""

import os

if not os.environ.get("QT_QPA_PLATFORM"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
