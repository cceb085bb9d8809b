from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.distributions import Bernoulli, MultivariateNormal, Normal

from gdl_desktop.data.sets import ImageSet
from gdl_desktop.learning.compute import Compute
from gdl_desktop.learning.judge.pieces import in_one_go
from gdl_desktop.playgrounds.latent import bounds
from gdl_desktop.playgrounds.latent.bounds import (
    bounds_in_pieces,
    fitted_log_scale,
    importance_weighted_bound,
    log_importance_weights,
)
from gdl_desktop.playgrounds.latent.config import Likelihood
from gdl_desktop.playgrounds.latent.figures import held_out_losses, held_out_noise
from gdl_desktop.playgrounds.latent.judging import judge
from gdl_desktop.playgrounds.latent.model import kl_divergence, new_vae, reconstruction_loss
from gdl_desktop.playgrounds.latent.sampling import evaluate
from gdl_desktop.playgrounds.latent.training import Trainer
from tests.playgrounds.latent.bars import SMALL, train


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


class LinearGaussian:
    """A model whose log p(x) is known: z ~ N(0, I), x ~ N(W z + b, s^2 I), four pictures of five pixels."""

    def __init__(self) -> None:
        # Orthogonal columns, so that the exact posterior is a normal with a diagonal covariance.
        self.weight = torch.tensor([[1.0, 0.5], [1.0, -0.5], [0.0, 1.0], [1.0, 0.0], [0.0, -1.0]]).double()
        self.offset = torch.tensor([0.2, -0.1, 0.0, 0.4, 1.0]).double()
        self.spread = 0.6
        self.x = 2 * torch.randn(4, 5, generator=generator(1)).double()

    @property
    def exact(self) -> Tensor:
        covariance = self.weight @ self.weight.T + self.spread**2 * torch.eye(5).double()
        return MultivariateNormal(self.offset, covariance).log_prob(self.x)  # (4,)

    @property
    def posterior(self) -> tuple[Tensor, Tensor]:
        precision = 1 + self.weight.square().sum(dim=0) / self.spread**2  # (2,)
        mu = (self.x - self.offset) @ self.weight / self.spread**2 / precision
        return mu, -precision.log().expand(4, 2)

    @property
    def wrong_posterior(self) -> tuple[Tensor, Tensor]:
        """Too wide and beside the point, as an encoder's may be."""
        mu, log_var = self.posterior
        return mu + 0.3, log_var + 0.7

    def log_likelihood(self, z: Tensor) -> Tensor:
        return Normal(z @ self.weight.T + self.offset, self.spread).log_prob(self.x).sum(dim=-1)

    def weights(self, q: tuple[Tensor, Tensor], draws: int, seed: int = 0) -> Tensor:
        return log_importance_weights(*q, self.log_likelihood, draws, generator(seed))


def test_with_the_exact_posterior_every_weight_is_the_probability_of_the_picture() -> None:
    toy = LinearGaussian()
    weights = toy.weights(toy.posterior, draws=7)
    torch.testing.assert_close(weights, toy.exact.expand(7, 4), rtol=1e-9, atol=1e-9)


def test_the_bound_rises_to_the_exact_log_likelihood() -> None:
    toy = LinearGaussian()
    by_draws = {k: importance_weighted_bound(toy.weights(toy.wrong_posterior, k)).mean() for k in (1, 20, 20_000)}
    exact = toy.exact.mean()
    torch.testing.assert_close(by_draws[20_000], exact, rtol=0, atol=0.05)
    # Expected bounds, each the mean of many independent estimates from the same number of weights.
    weights = toy.weights(toy.wrong_posterior, 40_000, seed=5)
    expected = [importance_weighted_bound(weights.view(k, -1, 4)).mean().item() for k in (1, 5, 50)]
    assert expected[0] < expected[1] - 0.05
    assert expected[1] < expected[2] - 0.005
    assert expected[2] < exact.item() + 0.005


def test_one_draw_estimates_the_evidence_lower_bound() -> None:
    toy = LinearGaussian()
    mu, log_var = toy.wrong_posterior
    weights = toy.weights((mu, log_var), 40_000)
    assert torch.equal(importance_weighted_bound(weights[:1]), weights[0])
    # E_q log p(x|z) - KL in closed form: a square grows by the variance of what is squared.
    spread = (log_var.exp() * toy.weight.square().sum(dim=0)).sum(dim=-1) / (2 * toy.spread**2)
    elbo = toy.log_likelihood(mu[None])[0] - spread - kl_divergence(mu, log_var)
    error = weights.std(dim=0) / math.sqrt(len(weights))
    assert ((weights.mean(dim=0) - elbo).abs() < 6 * error).all()


@pytest.mark.parametrize("likelihood", ["gaussian", "bernoulli", "logistic"])
def test_bounds_of_a_model_agree_with_torch_distributions(likelihood: Likelihood) -> None:
    net = new_vae(SMALL, generator())
    images = torch.randint(0, 256, (12, 784), dtype=torch.uint8, generator=generator())
    scale = torch.full((784,), 0.2)
    found = in_one_go(bounds_in_pieces(net, images, likelihood, draws=6, log_scale=scale.log()))
    with torch.no_grad():
        x = images / 255
        mu, log_var = net.encoder(x)
        q, prior = Normal(mu, (0.5 * log_var).exp()), Normal(0.0, 1.0)
        z = mu + q.scale * torch.randn((6, *mu.shape), generator=generator(bounds._SEED))
        logits = net.decoder(z.flatten(0, 1)).view(6, 12, 784)
        if likelihood == "gaussian":
            seen = Normal(logits.sigmoid(), math.sqrt(0.5)).log_prob(x)
        elif likelihood == "logistic":
            cut = (scale + 0.1 / 255).double()  # the logistic distribution, cut between the grey values

            def below(edge: Tensor) -> Tensor:
                return ((edge - logits.sigmoid().double()) / cut).sigmoid()

            edges = images.double()
            upper = torch.where(images == 255, 1.0, below((edges + 0.5) / 255))
            lower = torch.where(images == 0, 0.0, below((edges - 0.5) / 255))
            seen = (upper - lower).log()
        else:  # the mean over pictures drawn black and white is linear in x
            coin = Bernoulli(logits=logits)
            seen = x * coin.log_prob(torch.ones(784)) + (1 - x) * coin.log_prob(torch.zeros(784))
        weights = (seen.sum(dim=-1) + (prior.log_prob(z) - q.log_prob(z)).sum(dim=-1)).double()
    assert found.elbo == pytest.approx(weights.mean().item(), abs=1e-2)
    assert found.importance_weighted == pytest.approx((weights.logsumexp(dim=0) - math.log(6)).mean().item(), abs=1e-2)


def test_the_elbo_is_the_training_loss_but_for_its_sign_and_the_constant(trained: Trainer, pictures: ImageSet) -> None:
    figures = evaluate(trained.snapshot(), pictures)
    loss = figures["reconstruction"] + figures["kl"]
    # One draw a picture against fifty: the same but for noise.
    assert figures["gaussian_elbo"] == pytest.approx(-loss - 392 * math.log(math.pi), abs=2)
    assert figures["gaussian_bound_k50"] > figures["gaussian_elbo"]


def test_each_likelihood_has_figures_of_its_own_and_all_have_the_common_one(pictures: ImageSet) -> None:
    for likelihood in ("gaussian", "bernoulli", "logistic"):
        trainer = Trainer(dataclasses.replace(SMALL, likelihood=likelihood), pictures, Compute(), seed=1)  # type: ignore[arg-type]
        train(trainer, range(5))
        figures = evaluate(trainer.snapshot(), pictures)
        named = {name.removesuffix("_bound_k50") for name in figures if name.endswith("_bound_k50")}
        assert named == {"gaussian", "logistic", likelihood}
        if likelihood == "logistic":
            continue  # measured with a fitted spread, trained with a learnt one
        own = figures[f"{likelihood}_elbo"] + bounds._CONSTANT[likelihood]  # type: ignore[index]
        assert own == pytest.approx(-figures["reconstruction"] - figures["kl"], rel=0.02)


def test_the_fitted_spread_is_that_of_the_errors() -> None:
    net = new_vae(SMALL, generator())
    with torch.no_grad():
        net.decoder.pixels.weight.zero_()  # type: ignore[operator,union-attr]
        net.decoder.pixels.bias.zero_()  # type: ignore[operator,union-attr]
    # Around a picture of 127.5 everywhere, logistic errors of a spread that grows from pixel to pixel.
    spread = torch.logspace(-1.9, -1.1, 784)
    uniform = torch.rand((1000, 784), generator=generator(2)).clamp(1e-6, 1 - 1e-6)
    images = (255 * (0.5 + spread * uniform.logit())).round().clamp(0, 255).to(torch.uint8)
    # Neighbours of the grid are 0.23 apart; the fit to 1,000 errors and the least spread add a little.
    torch.testing.assert_close(fitted_log_scale(net, images), spread.log(), rtol=0, atol=0.3)


def test_beta_has_no_part_in_the_bounds(trained: Trainer, pictures: ImageSet) -> None:
    snapshot = trained.snapshot()
    other = dataclasses.replace(snapshot, config=dataclasses.replace(snapshot.config, beta=7.0))
    before, after = evaluate(snapshot, pictures), evaluate(other, pictures)
    assert after["loss"] > before["loss"]
    assert {n: v for n, v in after.items() if n != "loss"} == {n: v for n, v in before.items() if n != "loss"}


def test_of_many_pictures_a_drawn_share_is_measured(
    trained: Trainer, pictures: ImageSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = trained.snapshot()
    before = torch.get_rng_state()
    whole = evaluate(snapshot, pictures)
    assert whole["bound_pictures"] == len(pictures.test_images)
    monkeypatch.setattr("gdl_desktop.playgrounds.latent.figures.BOUND_PICTURES", 10)
    some = evaluate(snapshot, pictures)
    assert some["bound_pictures"] == 10
    assert some["gaussian_elbo"] != whole["gaussian_elbo"]
    assert some["gaussian_elbo"] == pytest.approx(whole["gaussian_elbo"], abs=30)
    assert evaluate(snapshot, pictures) == some
    assert torch.equal(torch.get_rng_state(), before)
    assert np.isfinite(list(whole.values())).all()


def test_the_windows_judge_says_what_evaluate_says(
    trained: Trainer, pictures: ImageSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = trained.snapshot()

    def judged(n: int) -> dict[str, float]:
        return dict(in_one_go(judge(lambda: snapshot, pictures, n)).figures)

    whole, told = judged(1000), evaluate(snapshot, pictures)
    both = {"reconstruction", "kl", "reconstruction_mse", "active_units", "gaussian_elbo", "gaussian_bound_k50"}
    assert {name: whole[name] for name in both} == {name: told[name] for name in both}
    # On fewer pictures the bounds are still the same, since both take those that are drawn first.
    monkeypatch.setattr("gdl_desktop.playgrounds.latent.figures.BOUND_PICTURES", 10)
    few, told = judged(10), evaluate(snapshot, pictures)
    for name in ("gaussian_elbo", "gaussian_bound_k50"):
        assert few[name] == told[name] != whole[name]


def test_no_two_pieces_have_the_same_noise() -> None:
    net = new_vae(SMALL, generator())
    images = torch.randint(0, 256, (bounds._CHUNK, 784), dtype=torch.uint8, generator=generator())
    once, twice = (in_one_go(bounds_in_pieces(net, images.repeat(n, 1), "gaussian")) for n in (1, 2))
    assert twice.elbo == pytest.approx(once.elbo, abs=1)
    assert twice.elbo != once.elbo


def test_figures_do_not_depend_on_how_many_pictures_make_a_piece(
    trained: Trainer, pictures: ImageSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = trained.snapshot()
    whole = evaluate(snapshot, pictures)
    monkeypatch.setattr("gdl_desktop.playgrounds.latent.figures._PIECE", 7)
    assert evaluate(snapshot, pictures) == pytest.approx(whole)


def test_held_out_losses_do_not_depend_on_how_the_pictures_are_chunked(monkeypatch: pytest.MonkeyPatch) -> None:
    config = dataclasses.replace(SMALL, latent_size=3)
    net = new_vae(config, generator())
    images = torch.randint(0, 256, (70, 784), dtype=torch.uint8, generator=generator())
    whole = held_out_losses(net, images, config)
    x = images / 255
    logits, mu, log_var = net(x, held_out_noise(70, 3))
    assert whole["reconstruction"] == pytest.approx(reconstruction_loss(logits, x, "gaussian").mean().item())
    assert whole["kl"] == pytest.approx(kl_divergence(mu, log_var).mean().item())
    monkeypatch.setattr("gdl_desktop.playgrounds.latent.figures._CHUNK", 33)
    assert held_out_losses(net, images, config) == pytest.approx(whole)
