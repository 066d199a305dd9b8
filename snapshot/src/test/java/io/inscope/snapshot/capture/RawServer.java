package io.inscope.snapshot.capture;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on this computer that says what it is told to, byte for byte, whatever it is asked:
/// what no server made for HTTP can be brought to say.
final class RawServer implements AutoCloseable {
  /// What it does with a connection.
  interface Manners {
    /// @param connection 1 for the first one
    void speak(int connection, Socket socket) throws IOException;
  }

  private final ServerSocket listening;
  private final Thread accepting;
  private final Manners manners;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  RawServer(Manners manners) throws IOException {
    this(0, manners);
  }

  /// @param port 0 for one that is free
  RawServer(int port, Manners manners) throws IOException {
    this.manners = manners;
    this.listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.accepting = Thread.ofVirtual().start(this::accept);
  }

  /// One that reads a request, says this, and hangs up.
  static RawServer saying(String text) throws IOException {
    return new RawServer(
        (_, socket) -> {
          request(socket.getInputStream());
          say(socket, text);
        });
  }

  /// A whole answer.
  static String json(String json) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(json.length(), json);
  }

  static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// Reads a request, or what else comes instead of one.
  ///
  /// @return its first line; empty when nothing came
  static String request(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      text.append((char) next);
      if (text.charAt(0) == 0x16) {
        in.skipNBytes(in.available());
        return "TLS";
      }
    }
    return text.substring(0, text.indexOf("\r\n"));
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        sockets.add(socket);
        int number = connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(number, socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  /// Hangs up gently: bytes that were not read would make of it a reset.
  private void serve(int number, Socket socket) {
    try (socket) {
      manners.speak(number, socket);
      socket.shutdownOutput();
      socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException _) {
      // the other side had enough
    }
  }

  int connections() {
    return connections.get();
  }

  int port() {
    return listening.getLocalPort();
  }

  String address(String scheme) {
    return scheme + "://127.0.0.1:" + port();
  }

  /// Afterwards nobody listens: the kernel does until the thread that accepts has left.
  @Override
  public void close() throws IOException {
    listening.close();
    try {
      accepting.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
