"""One thread at a time in pdfium, which knows no threads: hold `PDFIUM` around anything that calls it."""

from threading import RLock

PDFIUM = RLock()
