from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from gdl_desktop.playgrounds.gan.config import PRESETS, Config
from gdl_desktop.playgrounds.gan.model import (
    ConditionalBatchNorm2d,
    PictureConvTranspose2d,
    Refinement,
    SpectralConv2d,
    SpectralWeight,
    StampedConvTranspose2d,
    _draw_bytes,
    _draw_numbers,
    blank_discriminator,
    blank_generator,
    dropout,
    features_of,
    initialize,
    pixels_of,
)
from tests.playgrounds.gan.conftest import NARROW


def filled(network: nn.Module, seed: int = 0) -> nn.Module:
    initialize(network, torch.Generator().manual_seed(seed))
    return network


def noise(*shape: int, seed: int = 1) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("n_classes", [2, 100])
def test_shapes_and_ranges_for_any_number_of_classes(config: Config, n_classes: int) -> None:
    labels = torch.tensor([0, n_classes - 1, 1, 1])
    images = filled(blank_generator(config, n_classes))(noise(4, config.z_size), labels)
    assert images.shape == (4, 1, 28, 28)
    assert images.abs().max() <= 1.0
    opinion = filled(blank_discriminator(config, n_classes))(images, labels)
    assert opinion.realness.shape == (4,)
    assert opinion.classes.shape == (4, n_classes)


def test_book_has_as_many_weights_as_the_classic_example() -> None:
    def count(*shapes: tuple[int, ...]) -> int:
        return sum(int(np.prod(shape)) for shape in shapes)

    generator = filled(blank_generator(PRESETS["book"], 10))
    assert sum(p.numel() for p in generator.parameters()) == count(
        (10, 100), (100, 3456), (3456,), (5, 5, 384, 192), (192,), (2, 192), (5, 5, 192, 96), (96,), (2, 96)
    ) + count((5, 5, 96, 1), (1,))
    discriminator = filled(blank_discriminator(PRESETS["book"], 10))
    assert sum(p.numel() for p in discriminator.parameters()) == count(
        (9, 1, 32), (32,), (9, 32, 64), (64,), (9, 64, 128), (128,), (9, 128, 256), (256,)
    ) + count((12544, 1), (1,), (12544, 10), (10,))


def test_first_weights_come_from_the_given_source_alone(config: Config) -> None:
    before = torch.get_rng_state()
    for blank in (blank_generator, blank_discriminator):
        first, again, other = (filled(blank(config, 3), seed).state_dict() for seed in (1, 1, 2))
        assert all(torch.equal(first[name], again[name]) for name in first)
        assert any(not torch.equal(first[name], other[name]) for name in first)
        assert all(torch.isfinite(tensor).all() for tensor in first.values())
    assert torch.equal(before, torch.get_rng_state())


@pytest.mark.parametrize("steepness", [1.0, 2.5])
def test_spectral_norm_against_singular_values(steepness: float) -> None:
    with torch.device("meta"):
        layer = SpectralConv2d(3, 5, 4, 2, 1, steepness)
    initialize(layer, torch.Generator().manual_seed(0))
    with torch.no_grad():
        for _ in range(200):
            normalized = layer.normalized_weight()
    expected = layer.weight.detach().numpy().reshape(5, -1)
    largest = np.linalg.svd(expected, compute_uv=False)[0]
    np.testing.assert_allclose(normalized.numpy().reshape(5, -1), expected * steepness / largest, rtol=1e-4)
    x = noise(2, 3, 8, 8)
    torch.testing.assert_close(
        layer(x), nn.functional.conv2d(x, normalized, layer.bias, stride=2, padding=1), rtol=1e-4, atol=1e-5
    )


def test_steepness_is_that_of_the_convolutions_alone() -> None:
    config = dataclasses.replace(NARROW["lean"], steepness=1.75)
    layers = [layer for layer in filled(blank_discriminator(config, 3)).modules() if isinstance(layer, SpectralWeight)]
    assert [layer.steepness for layer in layers] == [1.75, 1.75, 1.75, 1.0, 1.0]  # then realness and projection


def test_power_iteration_rests_in_evaluation() -> None:
    discriminator = filled(blank_discriminator(NARROW["lean"], 3)).eval()
    layers = [layer for layer in discriminator.modules() if isinstance(layer, SpectralWeight)]
    assert len(layers) == 5  # three convolutions, realness, projection; not the auxiliary head
    before = [layer.u.clone() for layer in layers]
    images, labels = noise(2, 1, 28, 28), torch.tensor([0, 1])
    discriminator(images, labels)
    assert all(torch.equal(layer.u, u) for layer, u in zip(layers, before, strict=True))
    discriminator.train()
    discriminator(images, labels)
    # The one row of the realness head has nothing to search for: its u is 1 or -1 for ever.
    moved = [not torch.equal(layer.u, u) for layer, u in zip(layers, before, strict=True) if len(u) > 1]
    assert moved == [True] * 4


@pytest.mark.parametrize("spectral_norm", [True, False])
def test_projection_head_against_its_formula(spectral_norm: bool) -> None:
    config = dataclasses.replace(NARROW["lean"], spectral_norm=spectral_norm)
    discriminator = filled(blank_discriminator(config, 3)).eval()
    captured: list[torch.Tensor] = []
    discriminator.get_submodule("auxiliary").register_forward_pre_hook(lambda _, args: captured.append(args[0]))
    labels = torch.tensor([2, 0, 1, 1])
    with torch.no_grad():
        realness = discriminator(noise(4, 1, 28, 28), labels).realness.numpy()
        features = captured[0].numpy()  # phi(x)
        embedding = discriminator.get_submodule("projection")(torch.arange(3)).numpy()  # V
        psi = discriminator.get_submodule("realness")(captured[0]).numpy()
    expected = [psi[i, 0] + embedding[label] @ features[i] for i, label in enumerate(labels.tolist())]
    np.testing.assert_allclose(realness, expected, rtol=1e-4, atol=1e-5)


def test_without_projection_the_label_does_not_matter() -> None:
    discriminator = filled(blank_discriminator(NARROW["book"], 3)).eval()
    images = noise(3, 1, 28, 28)
    first = discriminator(images, torch.tensor([0, 0, 0]))
    other = discriminator(images, torch.tensor([0, 1, 2]))
    assert torch.equal(first.realness, other.realness)


def test_conditional_batch_norm_against_numpy() -> None:
    layer = ConditionalBatchNorm2d(2, 3)
    with torch.no_grad():
        layer.gain.copy_(noise(3, 2, seed=4))
        layer.offset.copy_(noise(3, 2, seed=5))
    x, labels = noise(6, 2, 4, 4), torch.tensor([0, 1, 2, 0, 1, 2])
    a = x.numpy().astype(np.float64)
    normalized = (a - a.mean((0, 2, 3), keepdims=True)) / np.sqrt(a.var((0, 2, 3), keepdims=True) + 1e-5)
    gain = layer.gain.detach().numpy()[labels][:, :, None, None]
    offset = layer.offset.detach().numpy()[labels][:, :, None, None]
    np.testing.assert_allclose(layer(x, labels).detach().numpy(), normalized * gain + offset, rtol=1e-4, atol=1e-5)


def test_a_refinement_against_its_formula() -> None:
    with torch.device("meta"):
        layer = Refinement(4, 3)
    filled(layer)
    with torch.no_grad():
        layer.norm.gain.copy_(noise(3, 4))
        layer.norm.offset.copy_(noise(3, 4, seed=2))
    x, labels = noise(5, 4, 7, 7, seed=3), torch.tensor([0, 2, 1, 1, 0])
    centred = x - x.mean(dim=(0, 2, 3), keepdim=True)
    normal = centred / (centred.square().mean(dim=(0, 2, 3), keepdim=True) + layer.norm.norm.eps).sqrt()
    scaled = normal * layer.norm.gain[labels][:, :, None, None] + layer.norm.offset[labels][:, :, None, None]
    patches = nn.functional.unfold(scaled.clamp(min=0), 3, padding=1)  # (n, 4 * 9, 49)
    added = (layer.conv.weight.flatten(1) @ patches).view(5, 4, 7, 7) + layer.conv.bias[:, None, None]
    torch.testing.assert_close(layer(x, labels), x + added, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("refinements", [0, 1, 3])
def test_refinements_are_at_both_sizes_in_both_networks(refinements: int) -> None:
    config = dataclasses.replace(NARROW["lean"], refinements=refinements)
    sizes: list[tuple[int, ...]] = []

    def look(layer: nn.Module, given: tuple[torch.Tensor, ...], result: torch.Tensor) -> None:
        sizes.append(tuple(result.shape[1:]))

    generator, discriminator = filled(blank_generator(config, 3)), filled(blank_discriminator(config, 3))
    for layer in [*generator.modules(), *discriminator.trunk]:  # type: ignore[misc]
        if isinstance(layer, Refinement | SpectralConv2d):
            layer.register_forward_hook(look)
    labels = torch.tensor([0, 1])
    opinion = discriminator(generator(noise(2, config.z_size), labels), labels)
    drawn, seen = sizes[: 2 * refinements], sizes[2 * refinements :]
    assert drawn == [(8, 7, 7)] * refinements + [(4, 14, 14)] * refinements
    assert seen == [(3, 14, 14)] * (1 + refinements) + [(6, 7, 7)] * (1 + refinements) + [(12, 4, 4)]
    assert opinion.features.shape == (2, 12 * 4 * 4)


@pytest.mark.parametrize(("height", "width", "kernel"), [(3, 3, 5), (1, 4, 3), (2, 3, 1)])
def test_stamping_is_the_transposed_convolution_of_torch(height: int, width: int, kernel: int) -> None:
    check_against_torch(StampedConvTranspose2d(6, 4, kernel), nn.ConvTranspose2d(6, 4, kernel), height, width)


@pytest.mark.parametrize(("kernel", "padding", "output_padding"), [(3, 1, 1), (4, 1, 0), (5, 2, 1)])
def test_a_picture_is_stamped_as_torch_convolves_it(kernel: int, padding: int, output_padding: int) -> None:
    theirs = nn.ConvTranspose2d(6, 1, kernel, 2, padding, output_padding)
    check_against_torch(PictureConvTranspose2d(6, kernel), theirs, 5, 7)


def check_against_torch(ours: nn.Module, theirs: nn.ConvTranspose2d, height: int, width: int) -> None:
    """Compare results and all gradients of two transposed convolutions of 6 channels."""
    theirs.load_state_dict(filled(ours).state_dict())
    with torch.no_grad():
        ours.bias.copy_(noise(*ours.bias.shape, seed=2))
        theirs.bias.copy_(ours.bias)
    inputs = [noise(3, 6, height, width).requires_grad_() for _ in range(2)]
    outputs = [layer(x) for layer, x in zip((ours, theirs), inputs, strict=True)]
    torch.testing.assert_close(outputs[0], outputs[1])
    for y in outputs:
        y.backward(noise(*y.shape, seed=3))
    torch.testing.assert_close(inputs[0].grad, inputs[1].grad)
    for mine, other in zip(ours.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(mine.grad, other.grad)


@pytest.mark.parametrize(
    ("layer", "dtype"),
    [(StampedConvTranspose2d(6, 4, 5), torch.bfloat16), (PictureConvTranspose2d(6, 5), torch.float32)],
)
def test_stamping_in_bfloat16_is_as_near_as_bfloat16_is(layer: nn.Module, dtype: torch.dtype) -> None:
    rng = torch.Generator().manual_seed(1)
    x = torch.randn(3, 6, 3, 3, generator=rng)
    with torch.autocast("cpu", torch.bfloat16):
        half = layer(x)
    assert half.dtype == dtype
    torch.testing.assert_close(half.float(), layer(x), rtol=0.03, atol=0.03)


def test_nothing_moves_between_features_and_pixels() -> None:
    features = noise(5, 3 * 3 * 7)
    pixels = pixels_of(features, 3)
    assert pixels.shape == (5, 7, 3, 3)
    assert pixels.is_contiguous(memory_format=torch.channels_last)
    back = features_of(pixels)
    assert torch.equal(back, features)
    assert back.data_ptr() == pixels.data_ptr() == features.data_ptr()
    assert torch.equal(features_of(pixels.contiguous()), features)  # the order is the same in any layout


@pytest.mark.parametrize("layout", [torch.contiguous_format, torch.channels_last])
def test_dropout_hides_its_share_and_keeps_the_mean(layout: torch.memory_format) -> None:
    x = torch.full((100, 7, 11, 13), 2.0).contiguous(memory_format=layout)
    before = torch.get_rng_state()
    out = dropout(x, 0.3, torch.Generator().manual_seed(0))
    assert torch.equal(before, torch.get_rng_state())
    hidden = (out == 0).double().mean(dim=0)
    assert hidden.mean() == pytest.approx(0.3, abs=0.01)
    assert out.mean() == pytest.approx(2.0, abs=0.02)
    assert out.stride() == x.stride()
    assert hidden.max() < 0.6  # no place is hidden every time
    assert len(out.unique()) == 2
    assert torch.equal(out, dropout(x, 0.3, torch.Generator().manual_seed(0)))


@pytest.mark.parametrize("draw", [_draw_bytes, _draw_numbers])
def test_both_ways_of_drawing_a_dropout_hide_its_share(draw: Callable[[Tensor, torch.Generator], Tensor]) -> None:
    drawn = draw(torch.zeros(100, 7, 11, 13), torch.Generator().manual_seed(0))
    assert drawn.shape == (100, 7, 11, 13)
    for dropped in (1, 77, 255):
        assert (drawn < dropped).double().mean().item() == pytest.approx(dropped / 256, abs=0.005)
    assert not torch.equal(drawn[0], drawn[1])


def test_dropout_needs_a_source() -> None:
    discriminator = filled(blank_discriminator(NARROW["book"], 3))
    images, labels = noise(3, 1, 28, 28), torch.tensor([0, 1, 2])
    still = discriminator(images, labels).realness
    assert torch.equal(still, discriminator(images, labels).realness)
    assert not torch.equal(still, discriminator(images, labels, torch.Generator().manual_seed(0)).realness)


def test_even_the_greatest_dropout_leaves_some() -> None:
    dropped = dropout(torch.ones(100_000), 0.9999, torch.Generator().manual_seed(0))
    assert torch.isfinite(dropped).all()
    assert dropped.mean().item() == pytest.approx(1.0, abs=0.3)
