"""Small immutable values behave as the frozen dataclasses that they are instead of."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from cxworkshop.core.frozen import frozen


@frozen
class Spot:
    """A value with every kind of field."""

    x: int
    y: float = 1.5
    tags: tuple[str, ...] = ()
    found: list[int] = dataclasses.field(default_factory=list)


@frozen
class Other:
    x: int


@frozen
class Nothing:
    pass


def test_takes_values_by_place_and_by_name() -> None:
    spot = Spot(3, tags=("a",))
    assert (spot.x, spot.y, spot.tags, spot.found) == (3, 1.5, ("a",), [])
    assert Spot(3).found is not Spot(3).found
    assert Other(x=2).x == 2
    assert Nothing() == Nothing()


@pytest.mark.parametrize("values", [(), (1, 2.0, (), [], 5)])
def test_refuses_what_does_not_fit(values: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match=r"Spot\.__init__"):
        Spot(*values)  # type: ignore[arg-type]


def test_is_equal_and_hashed_by_its_fields_within_its_class() -> None:
    assert Other(2) == Other(2) != Other(3)
    assert hash(Other(2)) == hash(Other(2))
    others: tuple[object, ...] = (Spot(2), 2)
    assert Other(2) not in others
    assert len({Other(2), Other(2), Other(3)}) == 2


def test_says_what_it_holds() -> None:
    assert repr(Spot(3)) == "Spot(x=3, y=1.5, tags=(), found=[])"


def test_never_changes() -> None:
    spot = Spot(3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        spot.x = 4  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del spot.x
    with pytest.raises(dataclasses.FrozenInstanceError):
        spot.z = 4  # type: ignore[attr-defined]
    assert not hasattr(spot, "__dict__")


def test_is_known_to_dataclasses_copy_and_pickle() -> None:
    spot = Spot(3, 2.5, ("a",), [1])
    assert dataclasses.replace(spot, y=9.0) == Spot(3, 9.0, ("a",), [1])
    assert dataclasses.asdict(spot) == {"x": 3, "y": 2.5, "tags": ("a",), "found": [1]}
    assert copy.copy(spot) == copy.deepcopy(spot) == pickle.loads(pickle.dumps(spot)) == spot


def test_keeps_methods_of_its_own() -> None:
    @frozen
    class Loud:
        word: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Loud) and other.word.lower() == self.word.lower()

        def __hash__(self) -> int:
            return hash(self.word.lower())

        def __repr__(self) -> str:
            return self.word.upper()

    assert Loud("a") == Loud("A")
    assert repr(Loud("a")) == "A"


def test_what_inherits_is_refused() -> None:
    with pytest.raises(TypeError, match="not a plain value"):

        @frozen
        class Far(Spot):
            z: int = 0
