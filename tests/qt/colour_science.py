"""Colour as eyes see it: contrast, distance and the eyes of people who lack a kind of cone. For tests only.

Sources: WCAG 2.2 (relative luminance, contrast); Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula:
implementation notes, supplementary test data, and mathematical observations", Color Research and Application 30 (1),
2005; Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency", IEEE
Transactions on Visualization and Computer Graphics 15 (6), 2009, severity 1.0, applied to linear RGB.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Triple = NDArray[np.float64]

RGB_TO_XYZ = np.array(
    [[0.4123908, 0.3575843, 0.1804808], [0.2126390, 0.7151687, 0.0721923], [0.0193308, 0.1191948, 0.9505322]]
)
WHITE = RGB_TO_XYZ.sum(axis=1)
EYES = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def linear(colour: str) -> Triple:
    """Return the light of ``#rrggbb``, each of its three parts from 0 to 1."""
    coded = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the ratio of contrast, 1 to 21."""
    first, second = (float(RGB_TO_XYZ[1] @ linear(each)) + 0.05 for each in (one, other))
    return max(first, second) / min(first, second)


def distance(one: str, other: str, eyes: str = "normal") -> float:
    """Return how far apart two colours are to somebody, in CIEDE2000; about 2 is just seen side by side."""
    first, second = (to_lab(np.clip(EYES[eyes] @ linear(each), 0, 1)) for each in (one, other))
    return ciede2000(first, second)


def to_lab(light: Triple) -> Triple:
    """Return CIE L*a*b* under the white of sRGB."""
    share = RGB_TO_XYZ @ light / WHITE
    knee = 6 / 29
    x, y, z = np.where(share > knee**3, np.cbrt(share), share / (3 * knee**2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def ciede2000(one: Triple, other: Triple) -> float:
    """Return the distance of two L*a*b* colours; the names are those of the paper."""
    l_1, a_1, b_1 = one
    l_2, a_2, b_2 = other
    c_mean = (np.hypot(a_1, b_1) + np.hypot(a_2, b_2)) / 2
    g = 0.5 * (1 - np.sqrt(c_mean**7 / (c_mean**7 + 25.0**7)))
    a_1, a_2 = (1 + g) * a_1, (1 + g) * a_2
    c_1, c_2 = np.hypot(a_1, b_1), np.hypot(a_2, b_2)
    h_1, h_2 = (np.degrees(np.arctan2(b, a)) % 360 for a, b in ((a_1, b_1), (a_2, b_2)))
    grey = c_1 * c_2 == 0
    turn = 0.0 if grey else (h_2 - h_1 + 180) % 360 - 180
    delta_l, delta_c = l_2 - l_1, c_2 - c_1
    delta_h = 2 * np.sqrt(c_1 * c_2) * np.sin(np.radians(turn / 2))
    l_mean, c_mean = (l_1 + l_2) / 2, (c_1 + c_2) / 2
    if grey:
        h_mean = h_1 + h_2
    elif abs(h_1 - h_2) <= 180:
        h_mean = (h_1 + h_2) / 2
    else:
        h_mean = (h_1 + h_2 + (360 if h_1 + h_2 < 360 else -360)) / 2
    t = (
        1
        - 0.17 * np.cos(np.radians(h_mean - 30))
        + 0.24 * np.cos(np.radians(2 * h_mean))
        + 0.32 * np.cos(np.radians(3 * h_mean + 6))
        - 0.20 * np.cos(np.radians(4 * h_mean - 63))
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / np.sqrt(20 + (l_mean - 50) ** 2)
    s_c = 1 + 0.045 * c_mean
    s_h = 1 + 0.015 * c_mean * t
    angle = np.radians(60 * np.exp(-(((h_mean - 275) / 25) ** 2)))
    r_t = -2 * np.sqrt(c_mean**7 / (c_mean**7 + 25.0**7)) * np.sin(angle)
    l_part, c_part, h_part = delta_l / s_l, delta_c / s_c, delta_h / s_h
    return float(np.sqrt(l_part**2 + c_part**2 + h_part**2 + r_t * c_part * h_part))
