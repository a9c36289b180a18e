"""A small town as a council information system of OParl 1.0 or 1.1 tells it, with the oddities of real ones."""

from __future__ import annotations

import json
from typing import Any

ADDRESS = "https://ris.example.org/oparl"
Town = dict[str, dict[str, Any]]
"""Its objects by their id."""


def url(kind: str, key: object) -> str:
    return f"{ADDRESS}/{kind}/{key}"


def one(kind: str, key: object, version: str = "1.1", **fields: Any) -> dict[str, Any]:
    stamps = {"created": "2019-01-02T10:00:00+01:00", "modified": "2020-07-01T12:00:00+02:00"}
    return {"id": url(kind, key), "type": f"https://schema.oparl.org/{version}/{kind}", **stamps, **fields}


def town(version: str = "1.1") -> Town:
    """Council, Sozialausschuss and Beirat, one faction in two of them, two meetings, a paper's way."""

    def made(kind: str, key: object, **fields: Any) -> dict[str, Any]:
        return one(kind, key, version, **fields)

    body = url("Body", 1)
    file = made("File", 1, name="Vorlage", fileName="vorlage.pdf", mimeType="application/pdf", size=4711)
    file |= {"accessUrl": "https://ris.example.org/dateien/1/vorlage.pdf", "date": "2020-02-01"}
    protocol = made("File", 2, mimeType="application/pdf", accessUrl="https://ris.example.org/dateien/2/n.pdf")
    objects = [
        made("Body", 1, name="Musterstadt", website="https://www.musterstadt.example", system=url("System", 1))
        | {
            "legislativeTerm": [made("LegislativeTerm", 1, name="2019–2024", startDate="2019-06", endDate="2024-05-31")]
        },
        made("Organization", 1, body=body, name="Stadtrat", organizationType="Gremium", classification="Rat"),
        made("Organization", 2, body=body, name="Sozialausschuss", organizationType="Gremium"),
        made("Organization", 3, body=body, name="Beirat für Migration und Integration", organizationType="Gremium"),
        made("Organization", 4, body=body, name="Fraktion der Mitte", shortName="Mitte", organizationType="Fraktion"),
        made("Organization", 5, body=body, name="Sozialamt", organizationType="Verwaltungsbereich"),
        made(
            "Person",
            1,
            body=body,
            name="Dr. Erika von der Heide",
            formOfAddress="Frau",
            email=["heide@example.org", "erika@example.org"],
            membership=[
                made("Membership", 1, organization=url("Organization", 1), role="Mitglied", startDate="2019-06-01")
                | {"onBehalfOf": url("Organization", 4), "votingRight": True},
                made("Membership", 2, organization=url("Organization", 2), role="Vorsitzende/r")
                | {"onBehalfOf": url("Organization", 4)},
                made("Membership", 3, organization=url("Organization", 4), role="Fraktionsvorsitzende"),
            ],
        ),
        made(
            "Person",
            2,
            body=body,
            name="Max Muster",
            familyName="Muster",
            givenName="Max",
            membership=[
                made("Membership", 4, organization=url("Organization", 2), role="stellv. Mitglied"),
                made("Membership", 5, organization=url("Organization", 3), role="sachkundiger Bürger"),
                made("Membership", 6, organization=url("Organization", 99), role="Mitglied"),
            ],
        ),
        made(
            "Meeting",
            1,
            name="7. Sitzung",
            start="2020-03-05T16:00:00Z",
            end="2020-03-05T19:30:00+01:00",
            organization=[url("Organization", 2)],
            participant=[url("Person", 1)],
            location=made("Location", 1, room="Saal 2", streetAddress="Markt 1", postalCode="12345")
            | {"locality": "Musterstadt", "description": "Saal 2, Rathaus, Markt 1, 12345 Musterstadt"},
            resultsProtocol=protocol,
            keyword=["Soziales", "Haushalt"],
            agendaItem=[
                made("AgendaItem", 1, number="Ö 1", name="Eröffnung", order=0, public=True),
                made("AgendaItem", 2, number="Ö 2", name="Vorlage zum Treffpunkt", order=1, public=True)
                | {"result": "ungeändert beschlossen", "resolutionText": "Der Treffpunkt wird gebaut."}
                | {"consultation": url("Consultation", 1)},
                made("AgendaItem", 3, number="N 1", name="Grundstücke", order=2, public=False),
            ],
        ),
        made("Meeting", 2, start="2099-01-15T17:00:00+01:00", organization=[url("Organization", 3)]),
        made(
            "Paper",
            1,
            body=body,
            name="Treffpunkt am Markt",
            reference="2020/0815",
            date="2020-02-01T00:00:00+01:00",
            paperType="Beschlussvorlage",
            mainFile=file,
            underDirectionOf=[url("Organization", 5)],
            originatorOrganization=[url("Organization", 4)],
            relatedPaper=[url("Paper", 2), url("Paper", 404)],
            consultation=[
                made("Consultation", 1, meeting=url("Meeting", 1), organization=[url("Organization", 2)])
                | {"role": "Vorberatung", "authoritative": False},
                made("Consultation", 2, organization=[url("Organization", 1)], role="Beschlussfassung")
                | {"authoritative": True},
            ],
        ),
        made("Paper", 2, body=body, name="Anfrage zum Markt", paperType="Anfrage", reference="2019/77"),
        {**made("Paper", 3), "deleted": True},
    ]
    if version == "1.0":
        # 1.0 links back from the consultation, and its items have no order.
        for item in objects[8]["agendaItem"]:
            del item["order"]
            item["meeting"] = url("Meeting", 1)
        objects[10]["consultation"][0]["agendaItem"] = url("AgendaItem", 2)
        del objects[8]["agendaItem"][1]["consultation"]
    return {each["id"]: each for each in objects}


def listed(objects: list[dict[str, Any]]) -> bytes:
    """A page as a list gives it."""
    return json.dumps({"data": objects, "links": {}, "pagination": {}}).encode()
