"""A picture file made ready to stand in a letterhead."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Literal

from PIL import Image, ImageOps

SHARP = 1000
"""Pixels along the longer side that are kept: 420 to the inch at the widest logo there is."""
MOST_PIXELS = 40_000_000
_BEGINS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


LogoProblem = Literal["unsupported", "too_many_pixels", "damaged", "animated"]


class UnusableLogoError(ValueError):
    """What speaks against a picture: unsupported, damaged, animated or too_many_pixels."""

    def __init__(self, problem: LogoProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def ready_logo(data: bytes) -> bytes:
    """The picture alone, upright and no larger than print needs: nothing of what a camera or a program wrote beside it.

    Raises UnusableLogoError. PNG stays PNG and keeps what shines through, JPEG stays JPEG.
    """
    if not data.startswith(_BEGINS):
        raise UnusableLogoError("unsupported")
    try:
        with warnings.catch_warnings():
            # Pillow only warns of a picture that would fill the memory.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
                return _drawn(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnusableLogoError("too_many_pixels") from None
    except UnusableLogoError:
        raise
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError, OverflowError, EOFError) as error:
        # Whatever Pillow stumbles over in a hostile file, each of its readers in its own way.
        raise UnusableLogoError("damaged") from error


def _drawn(image: Image.Image) -> bytes:
    if image.width * image.height > MOST_PIXELS:
        raise UnusableLogoError("too_many_pixels")
    # A photo that carries a second one for depth is no moving picture.
    if image.format == "PNG" and getattr(image, "is_animated", False):
        raise UnusableLogoError("animated")
    jpeg = image.format != "PNG"
    upright = ImageOps.exif_transpose(image)
    picture = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    picture.thumbnail((SHARP, SHARP), Image.Resampling.LANCZOS)
    picture.info.clear()
    out = BytesIO()
    if jpeg:
        picture.save(out, "JPEG", quality=92, subsampling=0)
    else:
        picture.save(out, "PNG", optimize=True)
    return out.getvalue()
