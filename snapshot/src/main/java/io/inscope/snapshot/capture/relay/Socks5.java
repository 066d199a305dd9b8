package io.inscope.snapshot.capture.relay;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/// Asks a [SOCKS 5](https://www.rfc-editor.org/rfc/rfc1928) proxy for a connection, with [name and
/// password](https://www.rfc-editor.org/rfc/rfc1929) if it wants them. Names are looked up by the
/// proxy, as kubectl has it for `socks5` and `socks5h`.
final class Socks5 {
  private static final int VERSION = 5;
  private static final int NO_LOGIN = 0;
  private static final int PASSWORD = 2;
  private static final int IPV4 = 1;
  private static final int HOST_NAME = 3;
  private static final int IPV6 = 4;
  private static final int MAX_LOGIN = 255;

  private Socks5() {}

  static void through(ProxyAddress proxy, String host, int port, InputStream in, OutputStream out)
      throws IOException {
    DataInputStream answers = new DataInputStream(in);
    out.write(
        proxy.login().isPresent()
            ? new byte[] {VERSION, 2, NO_LOGIN, PASSWORD}
            : new byte[] {VERSION, 1, NO_LOGIN});
    out.flush();
    if (answers.readUnsignedByte() != VERSION) {
      throw new ProxyFailure(proxy, "does not speak SOCKS 5", "Check its address.");
    }
    int way = answers.readUnsignedByte();
    if (way == PASSWORD && proxy.login().isPresent()) {
      logIn(proxy, proxy.login().get(), answers, out);
    } else if (way != NO_LOGIN) {
      throw new ProxyFailure(
          proxy,
          "wants a password",
          "Put name and password into its URL: socks5://NAME:PASSWORD@HOST:PORT.");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(new byte[] {VERSION, 1, 0});
    request.writeBytes(address(host));
    request.write(port >> 8);
    request.write(port);
    out.write(request.toByteArray());
    out.flush();
    readReply(proxy, answers);
  }

  private static byte[] address(String host) {
    ByteArrayOutputStream address = new ByteArrayOutputStream();
    try {
      byte[] literal = InetAddress.ofLiteral(host).getAddress();
      address.write(literal.length == 4 ? IPV4 : IPV6);
      address.writeBytes(literal);
    } catch (IllegalArgumentException _) {
      byte[] name = host.getBytes(StandardCharsets.US_ASCII);
      address.write(HOST_NAME);
      address.write(name.length);
      address.writeBytes(name);
    }
    return address.toByteArray();
  }

  private static void logIn(
      ProxyAddress proxy, ProxyAddress.Login login, DataInputStream answers, OutputStream out)
      throws IOException {
    byte[] name = login.name().getBytes(StandardCharsets.UTF_8);
    byte[] password = login.password().getBytes(StandardCharsets.UTF_8);
    if (name.length > MAX_LOGIN || password.length > MAX_LOGIN) {
      throw new ProxyFailure(
          proxy, "cannot take a name or password of this length", "Correct them in its URL.");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(1);
    request.write(name.length);
    request.writeBytes(name);
    request.write(password.length);
    request.writeBytes(password);
    out.write(request.toByteArray());
    out.flush();
    answers.readUnsignedByte();
    if (answers.readUnsignedByte() != 0) {
      throw new ProxyFailure(
          proxy, "does not take the name and password", "Correct them in its URL.");
    }
  }

  private static void readReply(ProxyAddress proxy, DataInputStream answers) throws IOException {
    answers.readUnsignedByte();
    int reply = answers.readUnsignedByte();
    answers.readUnsignedByte();
    int bound =
        switch (answers.readUnsignedByte()) {
          case IPV4 -> 4;
          case HOST_NAME -> answers.readUnsignedByte();
          default -> 16;
        };
    if (reply != 0) {
      throw new ProxyFailure(
          proxy,
          switch (reply) {
            case 2 -> "does not allow the connection";
            case 3, 4 -> "cannot reach the server";
            case 5 -> "says that the server refused the connection";
            case 6 -> "says that the server does not react";
            default -> "did not make the connection (reply " + reply + ")";
          },
          "Ask who runs it whether it may lead to the server.");
    }
    answers.skipNBytes(bound + 2L);
  }
}
