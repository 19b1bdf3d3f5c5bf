"""The Prepare page: the evening before, one person alone makes the day fit."""

from __future__ import annotations

from cxworkshop.stages.prepare.page.main import PreparePage

__all__ = ["PreparePage"]
