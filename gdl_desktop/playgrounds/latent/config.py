"""Settings of the latent space playground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, Literal

import msgspec

from gdl_desktop.core.config import setting
from gdl_desktop.core.milestones import Milestone

Activation = Literal["relu", "silu"]
DecoderKind = Literal["perceptron", "convolutional"]
Likelihood = Literal["gaussian", "bernoulli", "logistic"]


@dataclass(frozen=True)
class Config:
    """A variational autoencoder and how it is trained; the defaults are the preset ``plane``."""

    hidden_sizes: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=4, le=2048)], ...],
        setting(
            "Hidden layers",
            "Sizes of the encoder's layers from the picture inwards; the decoder has the same in reverse. Several "
            "layers that shrink, such as 256, 128, 64, bend the plane to the data better than one wide layer, and "
            "train faster. Very small layers give blurs; very large ones are slow and learn few pictures by heart.",
            lengths=(1, 6),
        ),
    ] = (256, 128, 64)
    decoder: Annotated[
        DecoderKind,
        setting(
            "Decoder",
            "How latent numbers become a picture. Try perceptron first: the encoder's layers in reverse, every pixel "
            "for itself, so fine detail blurs. convolutional: a small coarse picture, refined twice, neighbouring "
            "pixels drawn together; it trains at about half the speed, and a short run leaves the plane smeared.",
        ),
    ] = "perceptron"
    decoder_channels: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=1, le=256)], ...],
        setting(
            "Channels of the decoder",
            "For the convolutional decoder: how many numbers stand for each place of the 7 by 7 picture that it begins "
            "with, and of the 14 by 14 picture after. Try “16, 8”. With very few, pictures blur; many draw finer, but "
            "so slowly that a short run ends worse.",
            lengths=(2, 2),
            advanced=True,
        ),
    ] = (16, 8)
    latent_size: Annotated[
        int,
        setting(
            "Latent numbers",
            "How many numbers a picture is squeezed into. With 2 the latent space is a plane that you can see whole "
            "and walk on. With 8 to 16 reconstructions get much sharper, but what you see is a slice. With many, some "
            "stay unused: the KL pulls them to noise.",
            ge=2,
            le=64,
        ),
    ] = 2
    beta: Annotated[
        float,
        setting(
            "KL weight (beta)",
            "How strongly encoded pictures are pulled together around the middle of the plane. 1 is the textbook's "
            "balance. Near 0 reconstructions sharpen but the plane gets holes where nothing sensible is drawn; at 10 "
            "or more everything falls into one spot and every point draws the same average picture.",
            ge=0,
            le=100,
            live=True,
        ),
    ] = 1.0
    kl_warmup: Annotated[
        float,
        setting(
            "KL warm-up",
            "Share of the run over which the KL weight rises from 0 to its full value. 0 has it full from the start. "
            "0.1 to 0.3 may wake latent numbers that would stay unused; close to 1 the plane is never tidied up. "
            "Changed during training, the weight goes at once to where the new rise would have it by then.",
            ge=0,
            le=1,
            live=True,
            advanced=True,
        ),
    ] = 0.0
    likelihood: Annotated[
        Likelihood,
        setting(
            "Reconstruction loss",
            "How a rebuilt picture is compared with the original. Try gaussian: squared error, added up over 784 "
            "pixels; pictures stay soft. bernoulli: cross-entropy of each pixel as black or white, in nats; about ten "
            "times larger, so the KL counts for less: sharper pictures, a more scattered plane. logistic: how probable "
            "each of 256 grey values is, in nats, with a learnt spread per pixel; the KL counts for least, and steps "
            "take longer. Their losses do not compare.",
        ),
    ] = "gaussian"
    activation: Annotated[
        Activation,
        setting(
            "Activation",
            "The bend behind every hidden layer. Try silu: it is smooth, and so is the way the pictures change across "
            "the plane, for a little more time. relu is the classic, with a sharp corner: pictures change more "
            "abruptly, and at high learning rates some cells fall silent.",
            advanced=True,
        ),
    ] = "silu"
    learning_rate: Annotated[
        float,
        setting(
            "Learning rate",
            "How far the weights move at each step. Try 0.0005 to 0.004. Too low and hardly anything happens; too high "
            "and the loss jumps, stalls with every picture looking the same, or stops being a number.",
            gt=0,
            le=0.1,
            live=True,
        ),
    ] = 2e-3
    schedule: Annotated[
        Literal["constant", "cosine"],
        setting(
            "Learning rate over time",
            "constant keeps the learning rate. cosine lets it glide to zero by the end of the run, which settles the "
            "last details; a run that is stopped early misses that part.",
            advanced=True,
        ),
    ] = "cosine"
    optimizer: Annotated[
        Literal["adam", "rmsprop"],
        setting(
            "Optimizer",
            "How gradients become steps. adam is the safe choice; rmsprop, without adam's momentum, is a little "
            "restless at the same learning rate.",
            advanced=True,
        ),
    ] = "adam"
    batch_size: Annotated[
        int,
        setting(
            "Batch size",
            "Pictures per step. Small batches take more steps per epoch and usually learn more from each picture; "
            "large ones are smoother and make better use of the processor, but need more epochs. Try 64 to 512.",
            ge=1,
            le=4096,
        ),
    ] = 128
    epochs: Annotated[
        int,
        setting(
            "Epochs",
            "How often training goes through all pictures. The first shows shapes; the plane goes on unfolding for "
            "dozens. Too many on few pictures and the validation loss turns upwards while the training loss still "
            "falls.",
            ge=1,
            le=10_000,
        ),
    ] = 60


PRESETS: Final = {
    "plane": Config(),
    # The classic Fashion-MNIST autoencoder of the TensorFlow.js and Keras examples, 784-512-2-512-784.
    "book": Config(
        hidden_sizes=(512,),
        activation="relu",
        learning_rate=1e-3,
        schedule="constant",
        batch_size=512,
        epochs=50,
    ),
    # The decoder draws coarse to fine, and every pixel's 256 grey values have a probability.
    "refined": Config(decoder="convolutional", likelihood="logistic"),
    # More latent numbers than one can see: sharp reconstructions, a slice on the plane.
    "sharp": Config(hidden_sizes=(512, 256), latent_size=16),
}
DEFAULT_PRESET: Final = "plane"
DEFAULT_DATA: Final = "fashion"

PLANE_POINTS: Final = 1000  # held-out pictures shown on the plane: more would hide each other

# Each is one run of ``gdl train`` with seed 0. Measure them anew when a preset changes.
_LOOP_COST: Final = 1.15  # 1.14 in a run of 400 steps, by the processor time of its thread
_MEASURED: Final = "gdl evaluate on the 1,000 held-out pictures; one run, seed 0"
_REACHED: Final = "a loss of {} on held-out clothes, where always drawing their mean has 69.0"
MILESTONES: Final = tuple(
    Milestone("plane", "fashion", steps, _REACHED.format(loss), _LOOP_COST, _MEASURED)
    for steps, loss in ((500, "33.2"), (1000, "30.6"), (2000, "28.4"), (4000, "27.2"), (8000, "26.6"), (16_000, "26.3"))
)
