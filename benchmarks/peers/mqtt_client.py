"""paho-mqtt as it should be used for latency: MQTT 5, TCP_NODELAY on."""

import socket
from threading import Event

import paho.mqtt.client as mqtt


def connected(port, topic, qos, on_message):
    """A client that has subscribed; its network loop runs in a thread."""
    subscribed = Event()
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, protocol=mqtt.MQTTv5)
    client.on_message = lambda _client, _data, message: on_message(message.payload)
    client.on_subscribe = lambda *_: subscribed.set()
    client.on_socket_open = lambda _client, _data, sock: sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    client.connect("127.0.0.1", port)
    client.subscribe(topic, qos)
    client.loop_start()
    if not subscribed.wait(10):
        raise TimeoutError(f"no subscription to {topic} on port {port}")
    return client
