"""Starlette's client of an application in this process, which warns at import that httpx has a successor."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

__all__ = ["TestClient"]
