from __future__ import annotations

import dataclasses
import itertools
import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812 (its usual name)
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


def logistic_cdf(value: float, mean: float, scale: float) -> float:
    return 0.5 * (1 + math.tanh((value - mean) / scale / 2))


@pytest.mark.parametrize("log_scale", [-5.0, -2.0, 0.0])
@pytest.mark.parametrize("mean", [0.0, 0.3, 0.98, 1.0])
def test_the_discretised_logistic_is_the_logistic_cut_between_grey_values(mean: float, log_scale: float) -> None:
    x = torch.arange(256) / 255
    found = vae.discretised_logistic(x.double(), torch.tensor(mean).double(), torch.tensor(log_scale).double()).exp()
    scale = math.exp(log_scale) + 0.1 / 255
    edges = [-math.inf, *((k + 0.5) / 255 for k in range(255)), math.inf]
    expected = [logistic_cdf(b, mean, scale) - logistic_cdf(a, mean, scale) for a, b in itertools.pairwise(edges)]
    np.testing.assert_allclose(found.numpy(), expected, rtol=1e-4, atol=1e-9)
    assert found.sum().item() == pytest.approx(1)


def test_the_discretised_logistic_stays_finite_far_out() -> None:
    log_scale = torch.tensor([-50.0, -7.0, 5.0], requires_grad=True)
    mean = torch.tensor([[0.0], [0.5], [1.0]], requires_grad=True)
    for grey in (0.0, 100 / 255, 1.0):
        found = vae.discretised_logistic(torch.tensor(grey), mean, log_scale)
        assert found.isfinite().all()
        assert (found <= 0).all()
        gradients = torch.autograd.grad(found.sum(), (mean, log_scale))
        assert all(gradient.isfinite().all() for gradient in gradients)


def test_logistic_loss_is_summed_over_the_pixels_around_the_decoded_picture() -> None:
    logits, log_scale = 3 * some(20, 784), some(784, seed=8) - 2
    x = torch.randint(0, 256, (20, 784), generator=generator()) / 255
    expected = -vae.discretised_logistic(x, logits.sigmoid(), log_scale).sum(dim=1)
    torch.testing.assert_close(vae.reconstruction_loss(logits, x, "logistic", log_scale), expected)
    with pytest.raises(TypeError, match="scale"):
        vae.reconstruction_loss(logits, x, "logistic")


def test_a_variance_is_the_exponential_up_to_1_and_linear_above() -> None:
    raw = torch.tensor([-80.0, -7.3, -0.1, 0.0, 0.5, 25.0, 1e6])
    log_var = vae.log_variance(raw)
    assert torch.equal(log_var[:4], raw[:4])  # to the last bit, so that models of earlier versions stay what they are
    torch.testing.assert_close(log_var[3:].exp(), 1 + raw[3:])


def test_no_encoded_picture_pulls_at_the_variance_harder_than_the_prior_can() -> None:
    raw = torch.cat([torch.linspace(-30, 30, 301), torch.tensor([1e3, 1e9, 1e30])])[:, None].requires_grad_()
    vae.kl_divergence(torch.zeros_like(raw), vae.log_variance(raw)).sum().backward()
    assert raw.grad is not None
    variance = torch.where(raw > 0, 1 + raw, raw.exp()).detach()
    # Of KL = (v - 1 - log v) / 2, dKL/da is (v - 1) / 2 for v = exp(a) and (1 - 1 / v) / 2 for v = 1 + a.
    expected = torch.where(raw > 0, (1 - 1 / variance) / 2, (variance - 1) / 2).detach()
    torch.testing.assert_close(raw.grad, expected, rtol=1e-4, atol=1e-6)
    assert raw.grad.abs().max() <= 0.5 + 1e-6
    assert (raw.grad[raw > 0.01] > 0).all()  # no plateau that a picture could be left behind on


def test_reparameterised_draws_have_the_asked_mean_and_spread() -> None:
    mu, log_var = torch.tensor([[-1.0, 3.0]]), torch.tensor([[0.0, math.log(0.25)]])
    n = 40_000
    z = vae.reparameterise(mu.expand(n, 2), log_var.expand(n, 2), torch.randn(n, 2, generator=generator()))
    # Six standard errors of a mean, and of a standard deviation.
    torch.testing.assert_close(z.mean(dim=0), mu[0], atol=6 / math.sqrt(n), rtol=0)
    torch.testing.assert_close(z.std(dim=0), torch.tensor([1.0, 0.5]), atol=6 / math.sqrt(2 * n), rtol=0)


def test_gradients_pass_through_the_draw() -> None:
    mu, log_var = torch.tensor([[0.5]], requires_grad=True), torch.tensor([[1.0]], requires_grad=True)
    z = vae.reparameterise(mu, log_var, torch.randn(1, 1, generator=generator()))
    z.backward()
    assert mu.grad is not None
    assert log_var.grad is not None
    assert mu.grad.item() == 1
    # dz/dlog_var = sigma * epsilon / 2 = (z - mu) / 2
    assert log_var.grad.item() == pytest.approx((z.item() - 0.5) / 2)


@pytest.mark.parametrize("decoder", ["perceptron", "convolutional"])
@pytest.mark.parametrize("likelihood", ["gaussian", "bernoulli", "logistic"])
@pytest.mark.parametrize("activation", ["relu", "silu"])
def test_every_weight_gets_a_finite_gradient(likelihood: str, activation: str, decoder: str) -> None:
    config = dataclasses.replace(CONFIG, likelihood=likelihood, activation=activation, decoder=decoder)  # type: ignore[arg-type]
    net = vae.new_vae(config, generator())
    x = torch.rand((8, 784), generator=generator())
    logits, mu, log_var = net(x, torch.randn(8, config.latent_size, generator=generator()))
    reconstruction = vae.reconstruction_loss(logits, x, config.likelihood, net.decoder.log_scale)
    (reconstruction + vae.kl_divergence(mu, log_var)).mean().backward()
    for name, parameter in net.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.isfinite().all(), name
        assert parameter.grad.abs().sum() > 0, name


def test_the_books_layers_are_784_512_2_512_784() -> None:
    net = vae.new_vae(Config(hidden_sizes=(512,)), generator())
    shapes = {name: tuple(t.shape) for name, t in net.named_parameters() if name.endswith("weight")}
    assert list(shapes.values()) == [(512, 784), (2, 512), (2, 512), (512, 2), (784, 512)]


def test_the_convolutional_decoder_refines_a_picture_of_7_by_7_twice() -> None:
    config = Config(decoder="convolutional", hidden_sizes=(32, 20), decoder_channels=(6, 3))
    decoder = vae.new_vae(config, generator()).decoder
    shapes = [tuple(t.shape) for name, t in decoder.named_parameters() if name.endswith("weight")]
    assert shapes == [(20, 2), (6 * 49, 20), (4 * 3, 6, 3, 3), (4, 3, 3, 3)]
    z = some(5, 2)
    w = decoder.state_dict()
    coarse = F.silu(F.silu(z @ w["body.0.weight"].T + w["body.0.bias"]) @ w["body.2.weight"].T + w["body.2.bias"])
    middle = F.silu(spread(F.conv2d(coarse.view(5, 6, 7, 7), w["body.5.0.weight"], w["body.5.0.bias"], padding=1)))
    fine = spread(F.conv2d(middle, w["pixels.0.0.weight"], w["pixels.0.0.bias"], padding=1))
    torch.testing.assert_close(decoder(z), fine.reshape(5, 784))


def spread(channels: torch.Tensor) -> torch.Tensor:
    """Lay every four channels over the four pixels of each place."""
    n, c, side, _ = channels.shape
    picture = torch.zeros(n, c // 4, 2 * side, 2 * side)
    for k in range(4):
        picture[:, :, k // 2 :: 2, k % 2 :: 2] = channels[:, k::4]
    return picture


def test_building_a_model_leaves_the_global_generator_alone() -> None:
    before = torch.get_rng_state()
    first, second = vae.new_vae(CONFIG, generator(7)), vae.new_vae(CONFIG, generator(7))
    first(torch.zeros(2, 784), torch.randn(2, CONFIG.latent_size, generator=generator()))
    assert torch.equal(torch.get_rng_state(), before)
    assert all(torch.equal(a, b) for a, b in zip(first.parameters(), second.parameters(), strict=True))
