"""Writes ``dragoman/lexicons/quantities_si.tsv``: what our units come to in units of the SI, by pint.

    pip install pint ; python training/units.py > dragoman/lexicons/quantities_si.tsv

Run by hand when a unit is added to ``quantities_units.tsv``. Reading reports needs no pint: the factors ship as data, and a
figure in the SI is ``factor * figure + offset``. A unit without a counterpart (shares, money, counts, bits, pixels, magnitudes)
has no row; lengths of time are left as they are said (a month has no fixed number of seconds).
"""

from __future__ import annotations

from dataclasses import dataclass

import pint

from dragoman.lexicons import read_table

# UCUM code -> pint's name, where pint would not read the code itself; the SI unit by dimension, as UCUM writes it.
NAMES = {
    "Cel": "degC",
    "[degF]": "degF",
    "K": "kelvin",
    "[acr_us]": "acre",
    "har": "hectare",
    "[bbl_us]": "oil_barrel",
    "t": "metric_ton",
    "kt": "1000 * metric_ton",
    "Mt": "1e6 * metric_ton",
    "[lb_av]": "pound",
    "[oz_av]": "ounce",
    "[oz_tr]": "troy_ounce",
    "[ston_av]": "short_ton",
    "[lton_av]": "long_ton",
    "[ft_i]": "foot",
    "[in_i]": "inch",
    "[yd_i]": "yard",
    "[mi_i]": "mile",
    "[nmi_i]": "nautical_mile",
    "[ly]": "light_year",
    "[kn_i]": "knot",
    "[mi_i]/h": "mile/hour",
    "km/h": "kilometer/hour",
    "[ft_i]/s": "foot/second",
    "[gal_us]": "gallon",
    "[sft_i]": "foot**2",
    "[sin_i]": "inch**2",
    "[syd_i]": "yard**2",
    "[smi_us]": "mile**2",
    "km2": "kilometer**2",
    "m2": "meter**2",
    "cm3": "centimeter**3",
    "km3": "kilometer**3",
    "m3": "meter**3",
    "[cft_i]": "foot**3",
    "[cin_i]": "inch**3",
    "[cyd_i]": "yard**3",
    "[cft_i]/s": "foot**3/second",
    "[HP]": "horsepower",
    "[HP]{metric}": "metric_horsepower",
    "[HP]{brake}": "horsepower",
    "[Btu]": "Btu",
    "[Cal]": "kilocalorie",
    "kcal": "kilocalorie",
    "[psi]": "psi",
    "k[psi]": "1000 * psi",
    "W.h": "watt*hour",
    "kW.h": "kilowatt*hour",
    "MW.h": "megawatt*hour",
    "GW.h": "gigawatt*hour",
    "TW.h": "terawatt*hour",
    "ug": "microgram",
    "um": "micrometer",
    "[car_m]": "carat",
    "R": "roentgen",
    "Ohm": "ohm",
    "N.m": "newton*meter",
    "[lbf_av].[ft_i]": "pound_force*foot",
    "m/s": "meter/second",
    "A.h": "ampere*hour",
    "mA.h": "milliampere*hour",
    "[bbl_us]/d": "oil_barrel/day",
    "L": "liter",
    "mL": "milliliter",
    "kV/cm": "kilovolt/centimeter",
    "mbar": "millibar",
    "hPa": "hectopascal",
    "g": "gram",
    "kg": "kilogram",
    "mg": "milligram",
    "[bu_us]": "bushel",
    "mm": "millimeter",
    "cm": "centimeter",
    "m": "meter",
    "km": "kilometer",
    "nm": "nanometer",
    "g/km": "gram/kilometer",
}
SI = {
    "[length]": ("m", "meter"),
    "[mass]": ("kg", "kilogram"),
    "[temperature]": ("K", "kelvin"),
    "[length] ** 2": ("m2", "meter**2"),
    "[length] ** 3": ("m3", "meter**3"),
    "[length] / [time]": ("m/s", "meter/second"),
    "[length] ** 3 / [time]": ("m3/s", "meter**3/second"),
    "[mass] * [length] ** 2 / [time] ** 3": ("W", "watt"),
    "[mass] * [length] ** 2 / [time] ** 2": ("J", "joule"),
    "[mass] / [length] / [time] ** 2": ("Pa", "pascal"),
    "[mass] * [length] / [time] ** 2": ("N", "newton"),
    "[length] ** 2 / [time] ** 2": ("Sv", "sievert"),
    "[mass] * [length] ** 2 / [current] / [time] ** 3": ("V", "volt"),
    "[current]": ("A", "ampere"),
    "[current] * [time]": ("C", "coulomb"),
    "[mass] * [length] / [current] / [time] ** 3": ("V/m", "volt/meter"),
}


_SCALES = ("degC", "degF", "kelvin")


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    unit: str
    forms: tuple[str, ...]
    symbols: tuple[str, ...]


def main() -> None:
    registry = pint.UnitRegistry()
    print("# What a unit comes to in the SI: si = factor * figure + offset.")
    print("# Written by training/units.py with pint's definitions (BSD licence); do not edit.")
    print("unit\tsi\tfactor\toffset")
    for code in sorted({u.unit for u in read_table("quantities_units", _Unit, key=("name",))}):
        name = NAMES.get(code, code if code.isalpha() and len(code) < 4 else "")
        try:
            quantity = registry.Quantity(1, name) if name in _SCALES else 1 * registry.parse_expression(name) if name else None
        except (pint.UndefinedUnitError, pint.OffsetUnitCalculusError):
            quantity = None  # bytes, decibels, annotations
        if quantity is None:
            continue
        target = SI.get(str(quantity.dimensionality))
        if target is None:
            continue
        code_si, name_si = target
        if name in _SCALES[:2]:
            zero, one = (registry.Quantity(x, name).to("kelvin").magnitude for x in (0, 1))
            factor, offset = one - zero, zero
        else:
            factor, offset = quantity.to(name_si).magnitude, 0.0
        print(f"{code}\t{code_si}\t{factor:.12g}\t{offset:.12g}")


if __name__ == "__main__":
    main()
