package dev.padlock.proving.interop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What went over a [Bridge], as a packet capture of a TCP connection to port 443: for readers of
/// such files, without the right to sniff.
///
/// The format is libpcap's, each packet with the 40 bytes of headers of IPv4 and TCP.
final class Capture implements Bridge.Watcher {

  private static final int RAW_IP = 101;
  private static final int HEADERS = 40;
  private static final int LARGEST_SEGMENT = 1400;
  private static final int CLIENT = 0xc0000201; // 192.0.2.1, RFC 5737
  private static final int SERVER = 0xc0000202;
  private static final short CLIENT_PORT = (short) 50_000;
  private static final short SERVER_PORT = 443;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private int fromClientSoFar;
  private int fromServerSoFar;
  private int packets;

  Capture() {
    ByteBuffer header = ByteBuffer.allocate(24);
    header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4);
    header.putInt(0).putInt(0).putInt(0xffff).putInt(RAW_IP);
    file.writeBytes(header.array());
  }

  @Override
  public synchronized void passed(boolean fromClient, byte[] bytes) {
    for (int at = 0; at < bytes.length; at += LARGEST_SEGMENT) {
      int end = Math.min(at + LARGEST_SEGMENT, bytes.length);
      segment(fromClient, Arrays.copyOfRange(bytes, at, end));
    }
  }

  private void segment(boolean fromClient, byte[] payload) {
    int length = HEADERS + payload.length;
    ByteBuffer packet = ByteBuffer.allocate(16 + length);
    packet.putInt(1_700_000_000).putInt(packets++ * 1000).putInt(length).putInt(length);
    ip(packet, fromClient, length);
    tcp(packet, fromClient);
    packet.put(payload);
    file.writeBytes(packet.array());
    if (fromClient) {
      fromClientSoFar += payload.length;
    } else {
      fromServerSoFar += payload.length;
    }
  }

  /// RFC 791 §3.1, without a checksum.
  private static void ip(ByteBuffer packet, boolean fromClient, int length) {
    packet.put((byte) 0x45).put((byte) 0).putShort((short) length);
    packet.putShort((short) 0).putShort((short) 0x4000);
    packet.put((byte) 64).put((byte) 6).putShort((short) 0);
    packet.putInt(fromClient ? CLIENT : SERVER).putInt(fromClient ? SERVER : CLIENT);
  }

  /// RFC 9293 §3.1, without a checksum; PSH and ACK.
  private void tcp(ByteBuffer packet, boolean fromClient) {
    packet.putShort(fromClient ? CLIENT_PORT : SERVER_PORT);
    packet.putShort(fromClient ? SERVER_PORT : CLIENT_PORT);
    packet.putInt(1 + (fromClient ? fromClientSoFar : fromServerSoFar));
    packet.putInt(1 + (fromClient ? fromServerSoFar : fromClientSoFar));
    packet.putShort((short) 0x5018).putShort((short) 0xffff).putInt(0);
  }

  synchronized byte[] bytes() {
    return file.toByteArray();
  }
}
