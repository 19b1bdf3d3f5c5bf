"""What the seal of the last revision adds to how the signing stands: that it is being made, failed, or is not there."""

from __future__ import annotations

import dataclasses

from cxworkshop.stages.signoff.page.sealer import Sealer
from cxworkshop.stages.signoff.page.standing import Verdict
from cxworkshop.stages.signoff.records import Revision


def with_seal(now: Verdict, revision: Revision | None, sealer: Sealer) -> Verdict:
    """The verdict with the seal in it; the seal is begun where it can be."""
    if revision is None or not now.may_sign or not sealer.is_wanting(revision):
        return now
    number = revision.number
    if sealer.trouble is not None:
        why = f"{sealer.trouble.happened} {sealer.trouble.todo} It can be signed without a seal."
        return Verdict(True, "may", f"Revision {number} could not be sealed", " ".join(why.split()), "warn")
    if sealer.preparing or sealer.is_open:
        if sealer.is_open:
            sealer.seal(revision)
        share = f", {round(sealer.share * 100)} %" if sealer.share else ""
        return Verdict(False, "", f"Revision {number} is being sealed{share}", "Then it can be signed.", "plain")
    if sealer.is_locked:
        text = f"{now.text} It has no seal: the key of this laptop was locked when it was frozen."
        return dataclasses.replace(now, freeze="may", text=text)
    return now


def is_sealing(revision: Revision | None, sealer: Sealer) -> bool:
    """Whether the document of the last revision is about to be there, sealed."""
    hopeful = sealer.preparing or (sealer.is_open and sealer.trouble is None)
    return hopeful and revision is not None and sealer.is_wanting(revision)
