"""Whether an example is a behaviour that somebody could see or hear. A hint from its words, never a judgement.

Speech in quotation marks can be heard. Otherwise a word for an attitude, or no word for anything one does in front of
another person, asks for more.
"""

from __future__ import annotations

import re

ASKS = "What would somebody do or say?"

_ATTITUDES = frozenset(
    (
        *("accountability", "alignment", "ambitious", "attitude", "authentic", "aware", "balance", "believe", "bold"),
        *("care", "collaboration", "collaborative", "commitment", "committed", "courage", "dedicated", "dedication"),
        *("empathy", "empowered", "enthusiasm", "excellence", "feel", "feeling", "flexible", "friendly", "helpful"),
        *("humble", "inclusive", "innovative", "integrity", "loyal", "mindful", "mindset", "open-minded", "ownership"),
        *("passion", "passionate", "positive", "proactive", "professional", "proud", "quality", "respect"),
        *("respectful", "responsible", "responsibility", "responsive", "sincere", "spirit", "strive", "supportive"),
        *("transparency", "transparent", "trust", "trustworthy", "value", "values", "want", "willing"),
    )
)
_SEEN = frozenset(
    (
        *("admit", "announce", "answer", "apologise", "apologize", "ask", "bring", "call", "carry", "change", "check"),
        *(
            "close",
            "come",
            "confirm",
            "copy",
            "decide",
            "deliver",
            "describe",
            "disagree",
            "document",
            "email",
            "explain",
            "fetch",
        ),
        *(
            "fill",
            "find",
            "fix",
            "forward",
            "get",
            "give",
            "go",
            "greet",
            "hand",
            "hang",
            "hold",
            "ignore",
            "interrupt",
        ),
        *("introduce", "invite", "join", "keep", "knock", "leave", "let", "lift", "listen", "look", "mail", "make"),
        *("meet", "mention", "name", "note", "offer", "open", "order", "pass", "pay", "phone", "pick", "point", "post"),
        *("promise", "publish", "pull", "put", "quote", "read", "refer", "refund", "refuse", "repair", "repeat"),
        *("replace", "reply", "report", "return", "ring", "say", "see", "sell", "send", "serve", "share", "shout"),
        *("show", "shrug", "sign", "sit", "smile", "speak", "stand", "start", "stay", "step", "stop", "take", "talk"),
        *(
            "tell",
            "thank",
            "transfer",
            "try",
            "turn",
            "type",
            "visit",
            "wait",
            "walk",
            "warn",
            "watch",
            "wave",
            "write",
        ),
        *(
            "email",
            "form",
            "greeting",
            "leaflet",
            "letter",
            "message",
            "notice",
            "poster",
            "queue",
            "respond",
            "voicemail",
        ),
        *("brought", "came", "done", "did", "found", "gave", "gone", "got", "held", "kept", "left", "made", "met"),
        *("paid", "rang", "said", "sat", "sent", "sold", "spoke", "spoken", "stood", "told", "took", "went", "wrote"),
    )
)
_SPEECH = re.compile(r"[“\"«„][^”\"»“]+[”\"»“]|(?:^|\s)[‘'][^’']+[’'](?:$|[\s.,])")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def hint(text: str) -> str:
    """What to ask about an example, "" when it can be seen or heard, or when there is none."""
    if not text.strip() or _SPEECH.search(text):
        return ""
    words = _WORDS.findall(text.casefold())
    if not any(_stems(word) & _SEEN for word in words):
        attitude = next((word for word in words if word in _ATTITUDES), "")
        return f"Nobody can see “{attitude}”. {ASKS}" if attitude else ASKS
    return ""


def _stems(word: str) -> set[str]:
    """A word with its endings taken off: "carries", "carried" and "carrying" are all "carry"."""
    found = {word}
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("ed", ""),
        ("ed", "e"),
        ("s", ""),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)] + instead
            found.add(stem)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return found
