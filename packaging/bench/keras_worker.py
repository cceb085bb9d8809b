"""Keras 3 on TensorFlow, in an environment of its own: the same models, trained with `fit`.

Each variant is a precision, and whether XLA compiles the model; on a processor, Keras leaves it out when one does
not ask. The discriminator learns from real and invented pictures in one pass, as in Keras' own example.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

from bench.worker import Job, Maker, Sizes, repeat, serve

PRECISIONS = {"fp32": "float32", "bf16": "mixed_bfloat16"}
VARIANTS = [(precision, xla) for xla in (False, True) for precision in PRECISIONS]
CHARACTERS_AT_ONCE = 20
SEED = 0


class Autoencoder(keras.Model):
    """The variational autoencoder with one hidden layer on either side."""

    def __init__(self, sizes: Any) -> None:
        super().__init__()
        hidden, latent = sizes["hidden_sizes"][0], sizes["latent_size"]
        pixels = keras.Input((784,))
        x = layers.Dense(hidden, activation="relu")(pixels)
        # What goes into a loss stays float32, as Keras' guide to mixed precision says.
        outputs = [layers.Dense(latent, dtype="float32")(x) for _ in range(2)]
        self.encoder = keras.Model(pixels, outputs)
        z = keras.Input((latent,))
        x = layers.Dense(hidden, activation="relu")(z)
        self.decoder = keras.Model(z, layers.Dense(784, activation="sigmoid", dtype="float32")(x))
        self.noise = keras.random.SeedGenerator(SEED)

    def call(self, x: Any) -> Any:
        """Return the rebuilt pictures; the KL is added to the loss."""
        mu, log_var = self.encoder(x)
        kl = -0.5 * ops.sum(1 + log_var - ops.square(mu) - ops.exp(log_var), axis=1)
        self.add_loss(ops.mean(kl))
        return self.decoder(mu + ops.exp(0.5 * log_var) * keras.random.normal(ops.shape(mu), seed=self.noise))


def reconstruction_loss(x: Any, rebuilt: Any) -> Any:
    """Return 784 times the mean squared error of each picture."""
    return 784 * ops.mean(ops.square(x - rebuilt), axis=1)


def build_generator(sizes: Any) -> Any:
    """Z times a class embedding, then transposed convolutions."""
    w = sizes["generator_width"]
    z, label = keras.Input((sizes["z_size"],)), keras.Input((), dtype="int32")
    x = layers.Multiply()([z, layers.Embedding(sizes["classes"], sizes["z_size"])(label)])
    x = layers.Dense(w * 3 * 3, activation="relu")(x)
    x = layers.Reshape((3, 3, w))(x)
    x = layers.Conv2DTranspose(w // 2, 5, activation="relu")(x)
    x = layers.BatchNormalization()(x)
    x = layers.Conv2DTranspose(w // 4, 5, strides=2, padding="same", activation="relu")(x)
    x = layers.BatchNormalization()(x)
    x = layers.Conv2DTranspose(1, 5, strides=2, padding="same")(x)
    return keras.Model([z, label], layers.Activation("tanh", dtype="float32")(x))


def build_discriminator(sizes: Any) -> Any:
    """Four convolutions with dropout, one head for realness, one for the class, both logits."""
    w = sizes["discriminator_width"]
    image = keras.Input((28, 28, 1))
    x = image
    for width, stride in ((w, 2), (2 * w, 1), (4 * w, 2), (8 * w, 1)):
        x = layers.Conv2D(width, 3, strides=stride, padding="same")(x)
        x = layers.LeakyReLU(negative_slope=0.2)(x)
        x = layers.Dropout(sizes["dropout"])(x)
    x = layers.Flatten()(x)
    return keras.Model(image, [layers.Dense(1, dtype="float32")(x), layers.Dense(sizes["classes"], dtype="float32")(x)])


class ACGAN(keras.Model):
    """Both players; a step updates the discriminator, then the generator."""

    def __init__(self, sizes: Any) -> None:
        super().__init__()
        self.sizes = sizes
        self.generator, self.discriminator = build_generator(sizes), build_discriminator(sizes)
        self.noise = keras.random.SeedGenerator(SEED)
        self.binary = keras.losses.BinaryCrossentropy(from_logits=True)
        self.categorical = keras.losses.SparseCategoricalCrossentropy(from_logits=True)

    def compile(self, **options: Any) -> None:
        """Give each player an Adam of its own."""
        super().compile(**options)
        s = self.sizes
        betas = {"beta_1": s["beta1"], "beta_2": s["beta2"]}
        self.d_optimizer = keras.optimizers.Adam(s["discriminator_lr"], **betas)
        self.g_optimizer = keras.optimizers.Adam(s["generator_lr"], **betas)
        self.d_optimizer.build(self.discriminator.trainable_variables)
        self.g_optimizer.build(self.generator.trainable_variables)

    def invent(self, n: Any) -> Any:
        """Draw n pictures of any classes."""
        z = keras.random.uniform((n, self.sizes["z_size"]), -1, 1, seed=self.noise)
        labels = keras.random.randint((n,), 0, self.sizes["classes"], seed=self.noise)
        return self.generator([z, labels], training=True), labels

    def loss_of(self, images: Any, labels: Any, targets: Any) -> Any:
        """Return the loss of realness and class of pictures."""
        realness, classes = self.discriminator(images, training=True)
        return self.binary(targets, realness) + self.categorical(labels, classes)

    def train_step(self, data: Any) -> dict[str, Any]:
        """Take one step of each player."""
        images, labels = data
        n = self.sizes["batch_size"]
        soft_ones = ops.full((n, 1), self.sizes["real_label"])
        fakes, fake_labels = self.invent(n)
        both, both_labels = ops.concatenate([images, fakes]), ops.concatenate([labels, fake_labels])
        with tf.GradientTape() as tape:
            d_loss = self.loss_of(both, both_labels, ops.concatenate([soft_ones, ops.zeros((n, 1))]))
        weights = self.discriminator.trainable_variables
        self.d_optimizer.apply(tape.gradient(d_loss, weights), weights)
        with tf.GradientTape() as tape:
            fakes, fake_labels = self.invent(n)
            g_loss = self.loss_of(fakes, fake_labels, soft_ones)
        weights = self.generator.trainable_variables
        self.g_optimizer.apply(tape.gradient(g_loss, weights), weights)
        return {"d_loss": d_loss, "g_loss": g_loss}


class Clock(keras.callbacks.Callback):  # type: ignore[misc]
    """Notes how long each batch takes and ends `fit` in time; what `fit` does before the first is not counted."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self.times: list[float] = []

    def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
        """Begin with the first batch."""
        if not self.times:
            self.last = time.perf_counter()

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """Note the time since the last batch ended."""
        now = time.perf_counter()
        self.times.append(now - self.last)
        self.last = now
        if sum(self.times) >= self.seconds:
            self.model.stop_training = True


def fitting(model: Any, x: Any, y: Any, sizes: Any, precision: str) -> Job:
    """Make `fit` ready; it goes through the arrays until the slice is over."""

    def run(seconds: float) -> list[float]:
        clock = Clock(seconds)
        model.fit(x, y, batch_size=sizes["batch_size"], epochs=1_000_000, shuffle=True, verbose=0, callbacks=[clock])
        return clock.times

    run(0.0)
    parameters = sum(int(np.prod(weight.shape)) for weight in model.trainable_variables)
    return Job(run, sizes["batch_size"], {"precision": precision, "parameters": parameters})


def build_text(s: Any) -> Any:
    """One-hot characters, an LSTM, a softmax."""
    inputs = keras.Input((s["context_length"], s["vocabulary"]))
    x = layers.LSTM(s["layers"][0])(inputs)
    return keras.Model(inputs, layers.Dense(s["vocabulary"], activation="softmax", dtype="float32")(x))


def train_text(sizes: Sizes, precision: str, jit: Any) -> Job:
    """Make the training of the character model ready; its windows lie in memory one-hot, as in the example."""
    s = sizes["text"]
    tokens = np.random.default_rng(SEED).integers(s["vocabulary"], size=(10_112, s["context_length"] + 1))
    windows = np.eye(s["vocabulary"], dtype=np.float32)[tokens]
    model = build_text(s)
    optimizer = keras.optimizers.RMSprop(s["learning_rate"])
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", jit_compile=jit)
    return fitting(model, windows[:, :-1], windows[:, -1], s, precision)


def train_latent(sizes: Sizes, precision: str, jit: Any) -> Job:
    """Make the training of the autoencoder ready."""
    s = sizes["latent"]
    x = np.random.default_rng(SEED).random((s["pictures"], 784), dtype=np.float32)
    model = Autoencoder(s)
    model.compile(optimizer=keras.optimizers.Adam(s["learning_rate"]), loss=reconstruction_loss, jit_compile=jit)
    return fitting(model, x, x, s, precision)


def train_gan(sizes: Sizes, precision: str, jit: Any) -> Job:
    """Make the training of the ACGAN ready."""
    s = sizes["gan"]
    rng = np.random.default_rng(SEED)
    images = rng.random((s["pictures"], 28, 28, 1), dtype=np.float32) * 2 - 1
    labels = rng.integers(s["classes"], size=s["pictures"]).astype(np.int32)
    model = ACGAN(s)
    model.compile(jit_compile=jit)
    return fitting(model, images, labels, s, precision)


def write(sizes: Sizes, predict: bool, jit: bool) -> Job:
    """Make the writing of text ready: for each character the whole window is read again."""
    s = sizes["text"]
    model = build_text(s)
    one_hot = np.eye(s["vocabulary"], dtype=np.float32)
    rng = np.random.default_rng(SEED)
    window = one_hot[rng.integers(s["vocabulary"], size=(1, s["context_length"]))]
    compiled = tf.function(lambda x: model(x, training=False), jit_compile=jit)

    def some() -> None:
        nonlocal window
        for _ in range(CHARACTERS_AT_ONCE):
            guess = model.predict(window, verbose=0) if predict else compiled(tf.constant(window)).numpy()
            weights = np.exp(np.log(guess[0].astype(np.float64)) / s["temperature"])
            token = rng.choice(s["vocabulary"], p=weights / weights.sum())
            window = np.concatenate([window[:, 1:], one_hot[token][None, None]], axis=1)

    return warm(some, "fp32", CHARACTERS_AT_ONCE)


def decode(sizes: Sizes, precision: str, jit: bool, side: int) -> Job:
    """Make the decoding of so many by so many points ready."""
    decoder = Autoencoder(sizes["latent"]).decoder
    z = np.random.default_rng(SEED).standard_normal((side**2, sizes["latent"]["latent_size"]), dtype=np.float32)
    compiled = tf.function(lambda z: tf.cast(tf.round(decoder(z, training=False) * 255), tf.uint8), jit_compile=jit)
    return warm(lambda: compiled(tf.constant(z)).numpy(), precision)


def draw(sizes: Sizes, precision: str, jit: bool) -> Job:
    """Make the drawing of a grid of pictures ready."""
    s = sizes["gan"]
    generator = build_generator(s)
    z = np.random.default_rng(SEED).random((s["grid_side"], s["z_size"]), dtype=np.float32) * 2 - 1
    inputs = np.repeat(z, s["classes"], axis=0), np.tile(np.arange(s["classes"], dtype=np.int32), s["grid_side"])

    @tf.function(jit_compile=jit)
    def compiled(z: Any, labels: Any) -> Any:
        return tf.cast(tf.round((generator([z, labels], training=False) + 1) * 127.5), tf.uint8)

    return warm(lambda: compiled(*map(tf.constant, inputs)).numpy(), precision)


def warm(call: Callable[[], object], precision: str, amount: float = 1) -> Job:
    """Make a call ready."""
    call()
    return Job(repeat(call), amount, {"precision": precision})


def variants(make: Callable[..., Job], jit_unasked: Any, with_xla: bool = True) -> dict[str, Maker]:
    """Return makers for all precisions, as it comes and, where that is worth a try, with XLA."""

    def maker(precision: str, xla: bool) -> Maker:
        def prepare(sizes: Sizes) -> Job:
            keras.config.set_dtype_policy(PRECISIONS[precision])
            job = make(sizes, precision, True if xla else jit_unasked)
            keras.config.set_dtype_policy("float32")
            return job

        return prepare

    tried = [(precision, xla) for precision, xla in VARIANTS if with_xla or not xla]
    return {precision + (" XLA" if xla else ""): maker(precision, xla) for precision, xla in tried}


MAKERS: dict[str, dict[str, Maker]] = {
    "text-train": variants(train_text, "auto"),
    "latent-train": variants(train_latent, "auto"),
    # XLA's convolutions take five times as long as TensorFlow's own, or more.
    "gan-train": variants(train_gan, "auto", with_xla=False),
    "text-write": {
        "predict": lambda sizes: write(sizes, predict=True, jit=False),
        "compiled": lambda sizes: write(sizes, predict=False, jit=False),
        "compiled XLA": lambda sizes: write(sizes, predict=False, jit=True),
    },
    "latent-decode": variants(lambda *given: decode(*given, 1), False),
    "latent-grid": variants(lambda sizes, *given: decode(sizes, *given, sizes["latent"]["grid_side"]), False),
    "gan-grid": variants(draw, False, with_xla=False),
}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        tf.config.threading.set_intra_op_parallelism_threads(int(sys.argv[1]))
        tf.config.threading.set_inter_op_parallelism_threads(int(sys.argv[1]))
    threads = sys.argv[1] if len(sys.argv) > 1 else "all"
    serve(MAKERS, {"keras": keras.__version__, "tensorflow": tf.__version__, "threads": threads})
