package io.inscope.snapshot.capture;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/// A proxy on this computer that speaks SOCKS 5 and HTTP, told apart by the first byte.
final class TestProxy implements AutoCloseable {
  private static final int TLS_HELLO = 22;

  private final ServerSocket server;
  private final String basic;
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private volatile boolean refuses;

  /// @param basic the login it wants, as basic authentication writes it; empty for none
  TestProxy(Optional<SSLContext> tls, String basic) throws IOException {
    this.basic = basic;
    this.server =
        tls.isEmpty()
            ? new ServerSocket(0, 0, InetAddress.getLoopbackAddress())
            : tls.get()
                .getServerSocketFactory()
                .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  /// To where it led.
  List<String> targets() {
    return List.copyOf(targets);
  }

  void refuse() {
    refuses = true;
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      int first = in.read();
      if (first == TLS_HELLO) {
        return;
      }
      String target =
          first == 5
              ? socks(in, client.getOutputStream())
              : http(first, in, client.getOutputStream());
      if (target.isEmpty()) {
        return;
      }
      targets.add(target);
      int colon = target.lastIndexOf(':');
      try (Socket server =
          new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
        Thread back =
            Thread.ofVirtual()
                .start(
                    () -> {
                      try {
                        server.getInputStream().transferTo(client.getOutputStream());
                        client.shutdownOutput();
                      } catch (IOException _) {
                        // the other side is gone
                      }
                    });
        in.transferTo(server.getOutputStream());
        server.shutdownOutput();
        back.join();
      }
    } catch (IOException | InterruptedException _) {
      // the client is gone
    }
  }

  private String http(int first, InputStream in, OutputStream out) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(first);
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.read());
    }
    List<String> lines = head.toString(StandardCharsets.US_ASCII).lines().toList();
    String status =
        refuses
            ? "403 Forbidden"
            : basic.isEmpty() || lines.contains("Proxy-Authorization: " + basic)
                ? "200 OK"
                : "407 Proxy Authentication Required";
    out.write(("HTTP/1.1 " + status + "\r\nX: y\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return status.startsWith("200") ? lines.getFirst().split(" ")[1] : "";
  }

  private String socks(InputStream in, OutputStream out) throws IOException {
    DataInputStream data = new DataInputStream(in);
    boolean offersPassword = false;
    for (int i = data.readUnsignedByte(); i > 0; i--) {
      offersPassword |= data.readUnsignedByte() == 2;
    }
    int way = basic.isEmpty() ? 0 : offersPassword ? 2 : 0xFF;
    out.write(new byte[] {5, (byte) way});
    if (way == 0xFF) {
      return "";
    }
    if (way == 2) {
      data.readUnsignedByte();
      String name = new String(data.readNBytes(data.readUnsignedByte()), StandardCharsets.UTF_8);
      String password =
          new String(data.readNBytes(data.readUnsignedByte()), StandardCharsets.UTF_8);
      String login =
          Base64.getEncoder()
              .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
      boolean right = basic.equals("Basic " + login);
      out.write(new byte[] {1, (byte) (right ? 0 : 1)});
      if (!right) {
        return "";
      }
    }
    data.readNBytes(3);
    int type = data.readUnsignedByte();
    String host =
        type == 3
            ? new String(data.readNBytes(data.readUnsignedByte()), StandardCharsets.US_ASCII)
            : InetAddress.getByAddress(data.readNBytes(type == 1 ? 4 : 16)).getHostAddress();
    int port = data.readUnsignedShort();
    out.write(new byte[] {5, (byte) (refuses ? 2 : 0), 0, 1, 127, 0, 0, 1, 0, 0});
    return refuses ? "" : host + ":" + port;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
