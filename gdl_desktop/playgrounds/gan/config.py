"""The settings of the GAN playground, and its presets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from gdl_desktop.core.config import setting
from gdl_desktop.core.milestones import Milestone


@dataclass(frozen=True, slots=True)
class Config:
    """A class-conditional GAN: how big it is, what it minimises and how it is trained.

    The defaults are the lean preset, which draws readable digits within a minute on one core, but for the class loss
    and variety: models that were saved before there was any fading or variety have none.
    """

    epochs: Annotated[
        int,
        setting(
            "Epochs",
            "How many times training passes over all pictures. Ten to thirty passes are enough for digits; clothes "
            "want more. With too few the pictures stay blotchy, with very many they hardly change any more.",
            ge=1,
            le=10_000,
        ),
    ] = 20
    batch_size: Annotated[
        int,
        setting(
            "Batch size",
            "How many real pictures, and as many invented ones, are compared before the weights move. Try 16 to 128. "
            "A very small batch makes training jittery; a very large one takes few, slow steps.",
            ge=2,
            le=2048,
        ),
    ] = 32
    generator_lr: Annotated[
        float,
        setting(
            "Generator learning rate",
            "How far the generator moves at each step. Try 0.0002 to 0.004. Too large and the pictures flicker or turn "
            "to noise; too small and nothing seems to happen.",
            gt=0.0,
            le=0.1,
            live=True,
        ),
    ] = 3.5e-3
    discriminator_lr: Annotated[
        float,
        setting(
            "Discriminator learning rate",
            "How far the discriminator moves at each step. Keep it near the generator's. Much larger and it wins "
            "outright and teaches the generator nothing; much smaller and it is fooled by anything.",
            gt=0.0,
            le=0.1,
            live=True,
        ),
    ] = 3.5e-3
    lr_schedule: Annotated[
        Literal["constant", "linear", "cosine"],
        setting(
            "Learning rate schedule",
            "Whether both learning rates stay as they are or sink to zero towards the end of the run. Try “linear”. "
            "Sinking ones settle the pictures, but a run stopped early misses that; constant ones let you train on for "
            "longer, but the pictures never settle.",
            advanced=True,
        ),
    ] = "linear"
    z_size: Annotated[
        int,
        setting(
            "Size of z",
            "How many random numbers a picture is made from: they decide everything but its class. Try 16 to 128. With "
            "very few the pictures of a class all look alike; very many add nothing.",
            ge=1,
            le=1024,
        ),
    ] = 64
    prior: Annotated[
        Literal["uniform", "normal"],
        setting(
            "Distribution of z",
            "Where the random numbers come from, in training and whenever you generate: evenly from -1 to 1, or from "
            "the bell curve. Try “uniform”. Both work; the bell curve now and then yields numbers far out, rarely met "
            "in training, and so a few more odd pictures.",
            advanced=True,
        ),
    ] = "uniform"
    architecture: Annotated[
        Literal["lean", "book"],
        setting(
            "Architecture",
            "“book” is the large network of the classic example, which wants hours on a processor or a graphics card; "
            "“lean” is a small one that tells the classes apart by conditional batch normalization.",
        ),
    ] = "lean"
    generator_width: Annotated[
        int,
        setting(
            "Generator width",
            "Feature maps in the generator's first layer; each later layer has half as many. Try 48 for a minute, 96 "
            "for half an hour. More draw finer detail, but in a short run nothing readable; with very few every "
            "picture is a blur.",
            ge=4,
            le=1024,
            advanced=True,
        ),
    ] = 48
    discriminator_width: Annotated[
        int,
        setting(
            "Discriminator width",
            "Feature maps in the discriminator's first layer; each later layer has twice as many. Try 24 to 48. More "
            "notice finer faults, but leave a short run too few steps; with very few it overlooks what you would see "
            "at once.",
            ge=2,
            le=256,
            advanced=True,
        ),
    ] = 24
    refinements: Annotated[
        int,
        setting(
            "Refinements",
            "How many more convolutions both networks have at 14 by 14 and at 7 by 7 pixels, in the lean architecture. "
            "One makes strokes whole and pictures more varied in a training of half an hour; in a short one it costs "
            "steps, and many are hard to train.",
            ge=0,
            le=8,
            advanced=True,
        ),
    ] = 0
    embedding_size: Annotated[
        int,
        setting(
            "Size of the class embedding",
            "How many learnt numbers stand for a class beside z, in the lean architecture (in “book” there are as many "
            "as in z). Try 16 to 64; it matters little for ten classes.",
            ge=1,
            le=1024,
            advanced=True,
        ),
    ] = 32
    loss: Annotated[
        Literal["hinge", "bce"],
        setting(
            "Adversarial loss",
            "“bce” asks for the probability that a picture is real, as the first GAN did; “hinge” stops caring once a "
            "picture is clearly on the right side, which is steadier together with spectral normalization.",
        ),
    ] = "hinge"
    real_label: Annotated[
        float,
        setting(
            "Soft one",
            "With the loss “bce”, the number that stands for “real”. A little below 1, such as 0.95, keeps the "
            "discriminator from being too sure; at 0.5 it never says more than “perhaps” of a real picture.",
            ge=0.5,
            le=1.0,
            live=True,
        ),
    ] = 0.95
    auxiliary_weight: Annotated[
        float,
        setting(
            "Weight of the class loss",
            "How much the generator cares that its picture is recognized as the class you asked for. Try 0.1 to 3. At "
            "0 only the other means keep the classes apart; at high values it draws one safe picture per class.",
            ge=0.0,
            le=10.0,
            live=True,
        ),
    ] = 1.5
    auxiliary_fade: Annotated[
        float,
        setting(
            "Fading of the class loss",
            "Share of the class loss's weight that is gone in the end; it falls evenly. Try 0.6 to 0.8. At 0 it stays "
            "heavy, and late in a long run pictures of a class grow alike; at 1 the last steps hardly care for the "
            "class.",
            ge=0.0,
            le=1.0,
            advanced=True,
        ),
    ] = 0.0
    auxiliary_fade_steps: Annotated[
        int,
        setting(
            "Steps of fading",
            "Over how many steps the class loss fades; then it stays as it is. Try 10,000. Short runs end before it is "
            "over, and so with pictures that are what was asked for, long ones with variety. At 0 it fades over the "
            "whole run, however long that is.",
            ge=0,
            le=10_000_000,
            advanced=True,
        ),
    ] = 0
    variety_weight: Annotated[
        float,
        setting(
            "Weight of variety",
            "How much the generator cares that its pictures of a class differ as much as real ones do, in the eyes of "
            "the discriminator. Try 1 to 10. At 0 a long training ends with pictures that play safe; at high values "
            "oddities are invented for their own sake.",
            ge=0.0,
            le=100.0,
            live=True,
        ),
    ] = 0.0
    variety_after: Annotated[
        int,
        setting(
            "Steps before variety",
            "How many steps are taken before variety counts; over as many more its weight rises evenly to its full "
            "size. Try 4,000. At 0 it counts from the first step and makes early pictures harder to read; set far "
            "beyond the end of the run, it never counts.",
            ge=0,
            le=10_000_000,
            advanced=True,
        ),
    ] = 0
    auxiliary_on_fakes: Annotated[
        bool,
        setting(
            "Teach classes on invented pictures",
            "Whether the discriminator also learns classes from the generator's pictures, as in the classic example, "
            "or from real ones only. With it on, poor pictures blur its idea of the classes early in training.",
            advanced=True,
        ),
    ] = False
    head: Annotated[
        Literal["auxiliary", "projection+auxiliary"],
        setting(
            "Heads of the discriminator",
            "“auxiliary” judges realness without knowing the class and names the class beside it. “projection” asks "
            "in addition whether the picture is a real one of its class, which keeps more variety within a class.",
            advanced=True,
        ),
    ] = "projection+auxiliary"
    spectral_norm: Annotated[
        bool,
        setting(
            "Spectral normalization",
            "Limits how steeply the discriminator's opinion can change from one picture to a similar one. It keeps "
            "training steady at high learning rates; without it use lower ones.",
            advanced=True,
        ),
    ] = True
    steepness: Annotated[
        float,
        setting(
            "Steepness",
            "How much each convolution of the discriminator may enlarge a difference between two pictures, roughly and "
            "in proportion, with spectral normalization on. Try 1 to 3. At 1 it is too timid to see fine faults; far "
            "above, training is no longer steady.",
            gt=0.0,
            le=10.0,
            advanced=True,
        ),
    ] = 1.5
    dropout: Annotated[
        float,
        setting(
            "Dropout",
            "Share of the discriminator's features that are hidden at random while it trains, so that it cannot rely "
            "on a few. The classic example uses 0.3; with spectral normalization 0 is better and faster.",
            ge=0.0,
            lt=1.0,
            advanced=True,
        ),
    ] = 0.0
    ema_decay: Annotated[
        float,
        setting(
            "Weight averaging",
            "The pictures you see come from a running average of the generator's weights, which smooths out its "
            "wobbling; nearer to 1 averages over longer. 0.999 spans a thousand steps; 0 shows the newest weights.",
            ge=0.0,
            lt=1.0,
            advanced=True,
        ),
    ] = 0.999
    beta1: Annotated[
        float,
        setting(
            "Adam beta 1",
            "How much of its previous direction the optimizer keeps. GANs want little: 0 to 0.5. At 0.9 the two "
            "players tend to circle around each other.",
            ge=0.0,
            lt=1.0,
            advanced=True,
        ),
    ] = 0.0
    beta2: Annotated[
        float,
        setting(
            "Adam beta 2",
            "Over how long the optimizer averages the size of the gradients, to fit the steps to it. Try 0.99, or "
            "0.999 in slow, long runs. Near 0 single batches decide and training jitters; very near 1 the steps adapt "
            "too slowly when gradients change.",
            ge=0.0,
            lt=1.0,
            advanced=True,
        ),
    ] = 0.99
    share_fakes: Annotated[
        bool,
        setting(
            "Share invented pictures",
            "Whether both players learn from the same invented pictures in a step, or each gets fresh ones, as in the "
            "classic example. Try it on. Off, pictures are drawn twice and a short run takes fewer steps; on, an odd "
            "batch sways both players at once.",
            advanced=True,
        ),
    ] = True


DEFAULT_PRESET: Final = "lean"
DEFAULT_DATA: Final = "mnist"

# The grid of invented pictures: the tab finds the class of one that is clicked by its column.
GRID_ROWS: Final = 10
GRID_COLUMNS: Final = 20  # at the most: with more classes only the first are shown

PRESETS: Final[dict[str, Config]] = {
    "lean": Config(
        auxiliary_weight=2.75,
        auxiliary_fade=0.75,
        auxiliary_fade_steps=10_000,
        variety_weight=3.0,
        variety_after=4000,
    ),
    # For half an hour of one core: deeper and wider networks, steadier steps.
    "fine": Config(
        epochs=40,
        batch_size=64,
        generator_lr=2e-3,
        discriminator_lr=2e-3,
        generator_width=96,
        discriminator_width=32,
        refinements=1,
        auxiliary_fade=0.6,
        variety_weight=4.0,
    ),
    # The auxiliary-classifier GAN for MNIST as Keras and TensorFlow.js teach it.
    "book": Config(
        epochs=100,
        batch_size=100,
        generator_lr=2e-4,
        discriminator_lr=2e-4,
        lr_schedule="constant",
        z_size=100,
        prior="uniform",
        architecture="book",
        generator_width=384,
        discriminator_width=32,
        loss="bce",
        real_label=0.95,
        auxiliary_weight=1.0,
        auxiliary_on_fakes=True,
        head="auxiliary",
        spectral_norm=False,
        dropout=0.3,
        ema_decay=0.0,
        beta1=0.5,
        beta2=0.999,
        share_fakes=False,
    ),
}

# Each is one run of ``gdl train`` with seed 0, in bfloat16. Measure them anew when a preset changes.
_LOOP_COST: Final = 1.1  # 1.09 in a run of 150 steps, by the processor time of its thread
_MEASURED: Final = "gdl evaluate: 2,000 pictures, by a judge that had no part in the training; one run, seed 0"
_DIGITS: Final = "{} % of the digits are what was asked for (of real ones 99.6 %)"
_CLOTHES: Final = "{} % of the clothes are what was asked for (of real ones 92.4 %)"
_VARIED: Final = ", {} % as varied as real ones"
MILESTONES: Final = (
    Milestone("lean", "mnist", 500, _DIGITS.format("89.2"), _LOOP_COST, _MEASURED),
    Milestone("lean", "mnist", 1000, _DIGITS.format("97.7"), _LOOP_COST, _MEASURED),
    Milestone("lean", "mnist", 2000, _DIGITS.format("99.0"), _LOOP_COST, _MEASURED),
    Milestone("lean", "mnist", 4000, _DIGITS.format("99.4") + _VARIED.format(94), _LOOP_COST, _MEASURED),
    Milestone("lean", "mnist", 8000, _DIGITS.format("99.4") + _VARIED.format(97), _LOOP_COST, _MEASURED),
    Milestone("lean", "fashion", 500, _CLOTHES.format("87.7") + _VARIED.format(66), _LOOP_COST, _MEASURED),
    Milestone("lean", "fashion", 1000, _CLOTHES.format("94.0") + _VARIED.format(73), _LOOP_COST, _MEASURED),
    Milestone("lean", "fashion", 2000, _CLOTHES.format("95.3") + _VARIED.format(78), _LOOP_COST, _MEASURED),
    Milestone("lean", "fashion", 4000, _CLOTHES.format("95.8") + _VARIED.format(79), _LOOP_COST, _MEASURED),
    Milestone("lean", "fashion", 8000, _CLOTHES.format("95.4") + _VARIED.format(83), _LOOP_COST, _MEASURED),
)
