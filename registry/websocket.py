"""WebSockets as uvicorn serves them, but for one fault of its own."""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState


class WebSocketProtocol(WebSocketsSansIOProtocol):
    """Shuts down beside a peer that is closing at the same moment."""

    def shutdown(self) -> None:
        try:
            super().shutdown()
        except InvalidState:
            # uvicorn 0.54 says goodbye to a peer that said it first, and would leave all others unclosed.
            self.transport.close()
