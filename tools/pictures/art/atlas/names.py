"""What countries are called on a map in French, where that is not what the atlas calls them."""

from tools.pictures.art.atlas.world import Country

_FRENCH = {
    "Algeria": "Algérie", "Austria": "Autriche", "Belgium": "Belgique", "Benin": "Bénin",
    "Brazil": "Brésil", "Cabo Verde": "Cap-Vert", "Cameroon": "Cameroun",
    "Central African Republic": "Rép. centrafricaine", "Chad": "Tchad", "Chile": "Chili",
    "China": "Chine", "Colombia": "Colombie", "Comoros": "Comores", "DR Congo": "RD Congo",
    "Denmark": "Danemark", "Egypt": "Égypte", "Equatorial Guinea": "Guinée équatoriale",
    "Eritrea": "Érythrée", "Ethiopia": "Éthiopie", "Finland": "Finlande", "Gambia": "Gambie",
    "Germany": "Allemagne", "Greece": "Grèce", "Guinea": "Guinée",
    "Guinea-Bissau": "Guinée-Bissau", "Haiti": "Haïti", "India": "Inde", "Indonesia": "Indonésie",
    "Iraq": "Irak", "Ireland": "Irlande", "Israel": "Israël", "Italy": "Italie",
    "Japan": "Japon", "Jordan": "Jordanie", "Lebanon": "Liban", "Liberia": "Libéria",
    "Libya": "Libye", "Mauritania": "Mauritanie", "Mauritius": "Maurice", "Mexico": "Mexique",
    "Morocco": "Maroc", "Namibia": "Namibie", "Netherlands": "Pays-Bas", "Nigeria": "Nigéria",
    "Norway": "Norvège", "Peru": "Pérou", "Poland": "Pologne", "Russia": "Russie",
    "Saudi Arabia": "Arabie saoudite", "Senegal": "Sénégal", "Somalia": "Somalie",
    "South Africa": "Afrique du Sud", "South Sudan": "Soudan du Sud", "Spain": "Espagne",
    "Sudan": "Soudan", "Sweden": "Suède", "Switzerland": "Suisse", "Syria": "Syrie",
    "São Tomé and Príncipe": "Sao Tomé-et-Principe", "Tanzania": "Tanzanie",
    "Tunisia": "Tunisie", "Türkiye": "Turquie", "Uganda": "Ouganda",
    "United Arab Emirates": "Émirats arabes unis", "United Kingdom": "Royaume-Uni",
    "United States": "États-Unis", "Western Sahara": "Sahara occidental", "Yemen": "Yémen",
    "Zambia": "Zambie",
}  # fmt: skip


def name_of(country: Country, language: str) -> str:
    """Give a country's name in ``language`` ("en", "fr", "fr-SN"), English where none is known."""
    if language.partition("-")[0] == "fr":
        return _FRENCH.get(country.name, country.name)
    return country.name
