"""What registry and terminal say to each other; nothing else is shared between them.

Imports nothing of ours. Version 1 of the wire lives under ``/api/v1``.
"""

from wire.calls import (
    Accepted,
    Ask,
    CallCause,
    CallMessage,
    CallOutcome,
    Connected,
    Ended,
    HangUp,
    Hold,
    IceServer,
    Ringing,
    Signal,
    parse_call_message,
)
from wire.enrolment import Enrolment, EnrolmentRequest, EnrolmentState, Greeting, pairing_code, unit_id
from wire.events import Event, EventBatch, PressEnded, TicketIssued, TicketPaper
from wire.names import API_PATH, SERVICE_TYPE, TLS_SERVER_NAME, TXT_VERSION, public_key_fingerprint
from wire.queues import Lease, LeaseRequest, QueueView
from wire.reports import Ability, AbilityState, DeviceReport, DeviceState, Report, ReportReceipt
from wire.settings import Place, ServiceSettings, TerminalSettings

__all__ = [
    "API_PATH",
    "SERVICE_TYPE",
    "TLS_SERVER_NAME",
    "TXT_VERSION",
    "Ability",
    "AbilityState",
    "Accepted",
    "Ask",
    "CallCause",
    "CallMessage",
    "CallOutcome",
    "Connected",
    "DeviceReport",
    "DeviceState",
    "Ended",
    "Enrolment",
    "EnrolmentRequest",
    "EnrolmentState",
    "Event",
    "EventBatch",
    "Greeting",
    "HangUp",
    "Hold",
    "IceServer",
    "Lease",
    "LeaseRequest",
    "Place",
    "PressEnded",
    "QueueView",
    "Report",
    "ReportReceipt",
    "Ringing",
    "ServiceSettings",
    "Signal",
    "TerminalSettings",
    "TicketIssued",
    "TicketPaper",
    "pairing_code",
    "parse_call_message",
    "public_key_fingerprint",
    "unit_id",
]
