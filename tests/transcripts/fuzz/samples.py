"""A valid sample of every format that is read, for the tests that attack the readers.

One short conversation is told in each, so that what a reader makes of it is known: the
words of `TALK` in order, or the chapters of `CHAPTERS`, or who speaks when.
"""

from . import (
    samples_captions,
    samples_companions,
    samples_office,
    samples_recognisers,
    samples_recorders,
    samples_records,
    samples_services,
    samples_texts,
)
from .talk import Sample

SAMPLES: dict[str, Sample] = {
    name: sample
    for module in (
        samples_captions,
        samples_records,
        samples_recognisers,
        samples_services,
        samples_recorders,
        samples_companions,
        samples_office,
        samples_texts,
    )
    for name, sample in module.SAMPLES.items()
}
