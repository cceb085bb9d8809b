"""The plain PyTorch way: the same models as one would write them from the tutorials.

A DataLoader, eager float32, Adam and RMSprop as they come, and a discriminator that looks at real and at invented
pictures one after the other. Nothing here comes from this program.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 (what everybody calls it)
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from bench.worker import Job, Maker, Sizes, repeat, serve

CHARACTERS_AT_ONCE = 100
VARIANT = "fp32"


class CharacterModel(nn.Module):
    """One-hot characters, an LSTM, a linear layer on its last output."""

    def __init__(self, sizes: Any) -> None:
        super().__init__()
        self.vocabulary = sizes["vocabulary"]
        self.lstm = nn.LSTM(self.vocabulary, sizes["layers"][0], batch_first=True)
        self.head = nn.Linear(sizes["layers"][0], self.vocabulary)

    def forward(self, tokens: Tensor) -> Tensor:
        """Return logits (n, vocabulary) of what follows windows (n, context)."""
        outputs, _ = self.lstm(F.one_hot(tokens, self.vocabulary).float())
        logits: Tensor = self.head(outputs[:, -1])
        return logits


class Autoencoder(nn.Module):
    """The variational autoencoder with one hidden layer on either side."""

    def __init__(self, sizes: Any) -> None:
        super().__init__()
        hidden, latent = sizes["hidden_sizes"][0], sizes["latent_size"]
        self.encoder = nn.Sequential(nn.Linear(784, hidden), nn.ReLU())
        self.mu, self.log_var = nn.Linear(hidden, latent), nn.Linear(hidden, latent)
        self.decoder = nn.Sequential(nn.Linear(latent, hidden), nn.ReLU(), nn.Linear(hidden, 784), nn.Sigmoid())

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the rebuilt pictures (n, 784), mu and log_var (n, latent)."""
        hidden = self.encoder(x)
        mu, log_var = self.mu(hidden), self.log_var(hidden)
        z = mu + torch.exp(0.5 * log_var) * torch.randn_like(mu)
        return self.decoder(z), mu, log_var


class Generator(nn.Module):
    """z times a class embedding, then transposed convolutions."""

    def __init__(self, sizes: Any) -> None:
        super().__init__()
        w = self.width = sizes["generator_width"]
        self.embedding = nn.Embedding(sizes["classes"], sizes["z_size"])
        self.stem = nn.Linear(sizes["z_size"], w * 3 * 3)
        self.body = nn.Sequential(
            nn.ConvTranspose2d(w, w // 2, 5),
            nn.ReLU(),
            nn.BatchNorm2d(w // 2),
            nn.ConvTranspose2d(w // 2, w // 4, 5, stride=2, padding=2, output_padding=1),
            nn.ReLU(),
            nn.BatchNorm2d(w // 4),
            nn.ConvTranspose2d(w // 4, 1, 5, stride=2, padding=2, output_padding=1),
            nn.Tanh(),
        )

    def forward(self, z: Tensor, labels: Tensor) -> Tensor:
        """Draw pictures (n, 1, 28, 28)."""
        x = torch.relu(self.stem(z * self.embedding(labels)))
        images: Tensor = self.body(x.view(-1, self.width, 3, 3))
        return images


class Discriminator(nn.Module):
    """Four convolutions with dropout, one head for realness, one for the class."""

    def __init__(self, sizes: Any) -> None:
        super().__init__()
        w = sizes["discriminator_width"]
        layers: list[nn.Module] = []
        for before, width, stride in ((1, w, 2), (w, 2 * w, 1), (2 * w, 4 * w, 2), (4 * w, 8 * w, 1)):
            convolution = nn.Conv2d(before, width, 3, stride=stride, padding=1)
            layers += [convolution, nn.LeakyReLU(0.2), nn.Dropout(sizes["dropout"])]
        self.body = nn.Sequential(*layers, nn.Flatten())
        self.realness = nn.Linear(8 * w * 7 * 7, 1)
        self.classes = nn.Linear(8 * w * 7 * 7, sizes["classes"])

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of realness (n,) and of the classes (n, classes)."""
        features = self.body(images)
        return self.realness(features).squeeze(1), self.classes(features)


def endless(loader: DataLoader[Any]) -> Iterator[Any]:
    """Go through a loader epoch after epoch."""
    while True:
        yield from loader


def train_text(sizes: Sizes) -> Job:
    """Make the training of the character model ready."""
    s = sizes["text"]
    windows = torch.randint(s["vocabulary"], (s["characters"] // 10, s["context_length"] + 1))
    loader = DataLoader(TensorDataset(windows[:, :-1], windows[:, -1]), batch_size=s["batch_size"], shuffle=True)
    model = CharacterModel(s)
    optimizer = torch.optim.RMSprop(model.parameters(), lr=s["learning_rate"])
    batches = endless(loader)

    def step() -> None:
        tokens, targets = next(batches)
        loss = F.cross_entropy(model(tokens), targets)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()

    return _training(step, s, [model])


def train_latent(sizes: Sizes) -> Job:
    """Make the training of the autoencoder ready."""
    s = sizes["latent"]
    loader = DataLoader(TensorDataset(torch.rand(s["pictures"], 784)), batch_size=s["batch_size"], shuffle=True)
    model = Autoencoder(s)
    optimizer = torch.optim.Adam(model.parameters(), lr=s["learning_rate"])
    batches = endless(loader)

    def step() -> None:
        (x,) = next(batches)
        rebuilt, mu, log_var = model(x)
        reconstruction = 784 * F.mse_loss(rebuilt, x)
        kl = -0.5 * (1 + log_var - mu**2 - log_var.exp()).sum(dim=1).mean()
        loss = reconstruction + kl
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    return _training(step, s, [model])


def train_gan(sizes: Sizes) -> Job:
    """Make the training of the ACGAN ready."""
    s = sizes["gan"]
    images = torch.rand(s["pictures"], 1, 28, 28) * 2 - 1
    labels = torch.randint(s["classes"], (s["pictures"],))
    loader = DataLoader(TensorDataset(images, labels), batch_size=s["batch_size"], shuffle=True, drop_last=True)
    generator, discriminator = Generator(s), Discriminator(s)
    betas = (s["beta1"], s["beta2"])
    g_optimizer = torch.optim.Adam(generator.parameters(), lr=s["generator_lr"], betas=betas)
    d_optimizer = torch.optim.Adam(discriminator.parameters(), lr=s["discriminator_lr"], betas=betas)
    batches = endless(loader)

    def loss_of(images: Tensor, labels: Tensor, target: float) -> Tensor:
        realness, classes = discriminator(images)
        realness_loss = F.binary_cross_entropy_with_logits(realness, torch.full_like(realness, target))
        return realness_loss + F.cross_entropy(classes, labels)

    def invent(n: int) -> tuple[Tensor, Tensor]:
        z, labels = torch.rand(n, s["z_size"]) * 2 - 1, torch.randint(s["classes"], (n,))
        return generator(z, labels), labels

    def step() -> None:
        real, real_labels = next(batches)
        with torch.no_grad():
            fakes, fake_labels = invent(len(real))
        d_optimizer.zero_grad()
        d_loss = 0.5 * (loss_of(real, real_labels, s["real_label"]) + loss_of(fakes, fake_labels, 0.0))
        d_loss.backward()  # type: ignore[no-untyped-call]
        d_optimizer.step()
        g_optimizer.zero_grad()
        loss_of(*invent(len(real)), s["real_label"]).backward()  # type: ignore[no-untyped-call]
        g_optimizer.step()

    return _training(step, s, [generator, discriminator])


def write(sizes: Sizes) -> Job:
    """Make the writing of text ready: for each character the whole window is read again."""
    s = sizes["text"]
    model = CharacterModel(s).eval()
    window = torch.randint(s["vocabulary"], (1, s["context_length"]))

    @torch.inference_mode()
    def some() -> None:
        nonlocal window
        for _ in range(CHARACTERS_AT_ONCE):
            probabilities = torch.softmax(model(window) / s["temperature"], dim=1)
            window = torch.cat([window[:, 1:], torch.multinomial(probabilities, 1)], dim=1)

    return _warm(some, CHARACTERS_AT_ONCE)


def decode(sizes: Sizes, side: int) -> Job:
    """Make the decoding of so many by so many points ready."""
    decoder = Autoencoder(sizes["latent"]).eval().decoder
    z = torch.randn(side * side, sizes["latent"]["latent_size"])

    @torch.inference_mode()
    def call() -> Any:
        return (decoder(z) * 255).round().to(torch.uint8).numpy()

    return _warm(call)


def draw(sizes: Sizes) -> Job:
    """Make the drawing of a grid of pictures ready."""
    s = sizes["gan"]
    generator = Generator(s).eval()
    z = torch.rand(s["grid_side"], s["z_size"]).repeat_interleave(s["classes"], dim=0) * 2 - 1
    labels = torch.arange(s["classes"]).repeat(s["grid_side"])

    @torch.inference_mode()
    def call() -> Any:
        return ((generator(z, labels) + 1) * 127.5).round().to(torch.uint8).numpy()

    return _warm(call)


def _training(step: Callable[[], None], s: Any, networks: list[nn.Module]) -> Job:
    # torch keeps two bias vectors in an LSTM of which only the sum matters: they count as one.
    named = [pair for network in networks for pair in network.named_parameters()]
    parameters = sum(parameter.numel() for name, parameter in named if "bias_hh" not in name)
    step()
    return Job(repeat(step), s["batch_size"], {"precision": "fp32", "parameters": parameters})


def _warm(call: Callable[[], object], amount: float = 1) -> Job:
    call()
    return Job(repeat(call), amount, {"precision": "fp32"})


MAKERS: dict[str, dict[str, Maker]] = {
    "text-train": {VARIANT: train_text},
    "latent-train": {VARIANT: train_latent},
    "gan-train": {VARIANT: train_gan},
    "text-write": {VARIANT: write},
    "latent-decode": {VARIANT: lambda sizes: decode(sizes, 1)},
    "latent-grid": {VARIANT: lambda sizes: decode(sizes, sizes["latent"]["grid_side"])},
    "gan-grid": {VARIANT: draw},
}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        torch.set_num_threads(int(sys.argv[1]))
    serve(MAKERS, {"torch": torch.__version__, "threads": str(torch.get_num_threads())})
