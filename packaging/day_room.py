"""What the room says on the recorded day, where no list is published: people, imperatives, cries, rules, words.

All of it is invented, fits any organisation, and is the same each time.
"""

from __future__ import annotations

PEOPLE = (
    ("Ines Valdorf", "Managing director"),
    ("Tobias Renn", "Chair of the board"),
    ("Mara Oyelaran", "Customer service"),
    ("Piet Haverkamp", "Planning"),
    ("Lucía Brandt", "People"),
    ("Samir Okonjo", "Technology"),
    ("Elin Strand", "Finance"),
    ("Noor Castell", "Facilitator"),
)
APPROVERS = 2  # the first so many of them
PLACE = "The long room, second floor"
PARKED = "The old price list still hangs in the lobby @Elin"

WHY_NOW = (
    "Our customers can leave within a month, and those who left last year say they had stopped expecting an answer. "
    "If nothing changes we lose one in nine."
)
# Name, sentence, who stands for it, whom it serves. The first is customer focus: the page offers it so.
IMPERATIVES = (
    ("Customer focus", "Everybody here knows whom their work reaches, and how it went.", "Ines Valdorf", "customers"),
    ("Sound work", "What we hand over works the first time.", "Samir Okonjo", "customers"),
    ("Good people stay", "Nobody leaves because the work made no sense.", "Lucía Brandt", "employees"),
    ("A fair return", "We earn what lets us keep our promises.", "Elin Strand", "owners"),
)
RULING = "The return waits where it would break a promise already made."

CRIES = (
    "Every customer knows what happens next",
    "Solved the first time, told before they ask",
    "We keep our word to every customer, small or large",
)
CRY_VOTES = "1311132113"  # ten people; digits are candidates

SCALES = 3  # so many of the library
RULE = "When in doubt we stand here, and say so before the customer asks."
CASE = "A promise made by somebody who has left"
ANSWER = "We keep it, and write down whose it is now."

CULTURE_RULE = "We notice it in a colleague and say so the same day."
PROMISE = (
    "A date we gave cannot be kept",
    "Calls before the day and offers another date",
    "Waits until somebody asks",
)
# For a scale that no list describes.
EXAMPLES = (
    ("A question arrives that is nobody's", "Takes it to a name and says which", "Sends it on and hopes"),
    ("Somebody is angry, and partly right", "Says which part is ours", "Explains the process"),
)
RECRUITING = "A trial hour with a real request"
SUPPLIERS = "They read the same page and sign it"

BARRIERS = (
    ("Three teams give three dates", "Told something else each time", "One diary that all three write in"),
    ("Nobody may refund on the spot", "Sent home with a form", ""),
)
NONE_HERE = "Asked around the table: nobody knows of one"

NOTE = "At the end of the day"
WORDS = ("Until the end of next month", "The steering group takes it up", "Known, and left as it is for now")
APPROVING = "Every page of it."
SIGNS = 10  # people who vote on a scale


def votes(lean: int, people: int = SIGNS) -> str:
    """The digits that so many people press when they lean to a stop, 0 to 9: most near it, a few far from it."""
    offsets = (0, 1, -1, 0, 2, -1, 0, 1, -4, 0)
    return "".join(str(min(9, max(0, lean + offsets[number % len(offsets)]))) for number in range(people))
