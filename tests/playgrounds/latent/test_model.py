from __future__ import annotations

import math

import pytest
import torch
from torch.distributions import Bernoulli, Normal, kl_divergence

from gdl_desktop.playgrounds.latent import model as vae
from gdl_desktop.playgrounds.latent.config import Config

CONFIG = Config(hidden_sizes=(20, 10), latent_size=3)


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def some(*shape: int, seed: int = 3) -> torch.Tensor:
    return torch.randn(shape, generator=generator(seed))


def test_kl_agrees_with_torch_distributions() -> None:
    mu, log_var = 2 * some(50, 7), some(50, 7, seed=4)
    expected = kl_divergence(Normal(mu, (0.5 * log_var).exp()), Normal(torch.tensor(0.0), torch.tensor(1.0)))
    torch.testing.assert_close(vae.kl_divergence(mu, log_var), expected.sum(dim=1))


def test_kl_is_zero_at_the_prior_only() -> None:
    assert vae.kl_divergence(torch.zeros(1, 4), torch.zeros(1, 4)).item() == 0
    assert vae.kl_divergence(some(100, 4), some(100, 4, seed=9)).min().item() > 0


def test_bernoulli_loss_is_the_negative_log_probability() -> None:
    logits, x = 3 * some(20, 784), some(20, 784, seed=4).gt(0).float()
    expected = -Bernoulli(logits=logits).log_prob(x).sum(dim=1)
    torch.testing.assert_close(vae.reconstruction_loss(logits, x, "bernoulli"), expected)


def test_gaussian_loss_is_the_negative_log_density_up_to_the_stated_constant() -> None:
    logits, x = 3 * some(20, 784), torch.rand((20, 784), generator=generator())
    expected = -Normal(logits.sigmoid(), math.sqrt(0.5)).log_prob(x).sum(dim=1) - 392 * math.log(math.pi)
    torch.testing.assert_close(vae.reconstruction_loss(logits, x, "gaussian"), expected, rtol=1e-4, atol=1e-3)


def test_gaussian_loss_is_784_times_the_mean_squared_error() -> None:
    logits, x = some(1, 784), torch.rand((1, 784), generator=generator())
    expected = 784 * torch.nn.functional.mse_loss(logits.sigmoid(), x)
    torch.testing.assert_close(vae.reconstruction_loss(logits, x, "gaussian")[0], expected)


def test_reparameterised_draws_have_the_asked_mean_and_spread() -> None:
    mu, log_var = torch.tensor([[-1.0, 3.0]]), torch.tensor([[0.0, math.log(0.25)]])
    n = 40_000
    z = vae.reparameterise(mu.expand(n, 2), log_var.expand(n, 2), generator())
    # Six standard errors of a mean, and of a standard deviation.
    torch.testing.assert_close(z.mean(dim=0), mu[0], atol=6 / math.sqrt(n), rtol=0)
    torch.testing.assert_close(z.std(dim=0), torch.tensor([1.0, 0.5]), atol=6 / math.sqrt(2 * n), rtol=0)


def test_gradients_pass_through_the_draw() -> None:
    mu, log_var = torch.tensor([[0.5]], requires_grad=True), torch.tensor([[1.0]], requires_grad=True)
    z = vae.reparameterise(mu, log_var, generator())
    z.backward()
    assert mu.grad is not None
    assert log_var.grad is not None
    assert mu.grad.item() == 1
    # dz/dlog_var = sigma * epsilon / 2 = (z - mu) / 2
    assert log_var.grad.item() == pytest.approx((z.item() - 0.5) / 2)


@pytest.mark.parametrize("likelihood", ["gaussian", "bernoulli"])
@pytest.mark.parametrize("activation", ["relu", "silu"])
def test_every_weight_gets_a_finite_gradient(likelihood: str, activation: str) -> None:
    config = Config(hidden_sizes=(20, 10), latent_size=3, likelihood=likelihood, activation=activation)  # type: ignore[arg-type]
    net = vae.new_vae(config, generator())
    x = torch.rand((8, 784), generator=generator())
    logits, mu, log_var = net(x, generator())
    (vae.reconstruction_loss(logits, x, config.likelihood) + vae.kl_divergence(mu, log_var)).mean().backward()
    for name, parameter in net.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.isfinite().all(), name
        assert parameter.grad.abs().sum() > 0, name


def test_the_books_layers_are_784_512_2_512_784() -> None:
    net = vae.new_vae(Config(hidden_sizes=(512,)), generator())
    shapes = {name: tuple(t.shape) for name, t in net.named_parameters() if name.endswith("weight")}
    assert list(shapes.values()) == [(512, 784), (2, 512), (2, 512), (512, 2), (784, 512)]


def test_building_a_model_leaves_the_global_generator_alone() -> None:
    before = torch.get_rng_state()
    first, second = vae.new_vae(CONFIG, generator(7)), vae.new_vae(CONFIG, generator(7))
    first(torch.zeros(2, 784), generator())
    assert torch.equal(torch.get_rng_state(), before)
    assert all(torch.equal(a, b) for a, b in zip(first.parameters(), second.parameters(), strict=True))


def test_held_out_losses_do_not_depend_on_how_the_pictures_are_chunked(monkeypatch: pytest.MonkeyPatch) -> None:
    net = vae.new_vae(CONFIG, generator())
    images = torch.randint(0, 256, (70, 784), dtype=torch.uint8, generator=generator())
    whole = vae.held_out_losses(net, images, CONFIG)
    x = images / 255
    logits, mu, log_var = net(x, generator(vae._HELD_OUT_SEED))
    assert whole["reconstruction"] == pytest.approx(vae.reconstruction_loss(logits, x, "gaussian").mean().item())
    assert whole["kl"] == pytest.approx(vae.kl_divergence(mu, log_var).mean().item())
    monkeypatch.setattr(vae, "_HELD_OUT_CHUNK", 35)
    chunked = vae.held_out_losses(net, images, CONFIG)
    assert chunked["kl"] == pytest.approx(whole["kl"])
