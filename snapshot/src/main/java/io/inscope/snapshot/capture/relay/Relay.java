package io.inscope.snapshot.capture.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A proxy within this process, for the ways to a server that Java's HTTP client does not know:
/// through SOCKS 5, through a proxy with a password or with TLS, and to a server that is to be
/// taken for another name than its address has.
///
/// The client asks it for a connection to a name (`CONNECT`); it connects to where that name is,
/// over the proxy if there is one, and carries bytes to and fro. TLS goes from the client to the
/// server right through: the client checks the certificate against the name it asked for, and the
/// relay sees nothing in the clear. It listens on the loopback address, as long as it is open, and
/// serves only those who know its key, which never leaves this process.
public final class Relay implements AutoCloseable {
  private static final int CONNECT_MILLIS = 8_000;
  private static final int ANSWER_MILLIS = 15_000;

  private final ServerSocket listening;
  private final Optional<ProxyAddress> proxy;
  private final SSLContext proxyTls;
  private final Function<String, Optional<String>> targets;
  private final byte[] key;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

  private Relay(
      ServerSocket listening,
      Optional<ProxyAddress> proxy,
      SSLContext proxyTls,
      Function<String, Optional<String>> targets) {
    this.listening = listening;
    this.proxy = proxy;
    this.proxyTls = proxyTls;
    this.targets = targets;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = ("Bearer " + HexFormat.of().formatHex(random)).getBytes(StandardCharsets.US_ASCII);
  }

  /// @param proxyTls who is believed to be the proxy, where it is spoken to over TLS
  /// @param targets where a `host:port` is that is asked for; empty to refuse it
  public static Relay open(
      Optional<ProxyAddress> proxy,
      SSLContext proxyTls,
      Function<String, Optional<String>> targets) {
    try {
      Relay relay =
          new Relay(
              new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), proxy, proxyTls, targets);
      Thread.ofVirtual().name("inscope-relay").start(relay::listen);
      return relay;
    } catch (IOException e) {
      throw new IllegalStateException("this computer lets nobody listen on its loopback", e);
    }
  }

  /// For the client that is to go this way.
  public ProxySelector selector() {
    return ProxySelector.of(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort()));
  }

  /// For each of its requests. It goes to the relay and no further.
  public Map.Entry<String, String> header() {
    return Map.entry("Proxy-Authorization", new String(key, StandardCharsets.US_ASCII));
  }

  /// Why a connection did not come about, for the one that asks first: the client knows only that
  /// it did not.
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure.getAndSet(null));
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        // closed, or a client that was gone at once
      }
    }
  }

  private void serve(Socket client) {
    try {
      client.setSoTimeout(ANSWER_MILLIS);
      HttpHead asked = HttpHead.read(client.getInputStream());
      List<String> words = List.of(asked.first().split(" "));
      boolean known =
          MessageDigest.isEqual(
              key,
              asked.field("Proxy-Authorization").orElse("").getBytes(StandardCharsets.ISO_8859_1));
      Optional<String> target =
          known && words.size() == 3 && words.getFirst().equals("CONNECT")
              ? targets.apply(words.get(1))
              : Optional.empty();
      if (target.isEmpty()) {
        answer(client, "403 Forbidden");
        close(client);
        return;
      }
      client.setSoTimeout(0);
      carry(client, connected(target.get()));
    } catch (IOException _) {
      close(client);
    }
  }

  /// Tells the client, too, when there is no connection.
  private void carry(Socket client, Optional<Socket> server) throws IOException {
    if (server.isEmpty()) {
      answer(client, "502 Bad Gateway");
      close(client);
      return;
    }
    answer(client, "200 OK");
    AtomicInteger running = new AtomicInteger(2);
    Thread.ofVirtual().start(() -> pump(client, server.get(), running));
    Thread.ofVirtual().start(() -> pump(server.get(), client, running));
  }

  private Optional<Socket> connected(String target) {
    int colon = target.lastIndexOf(':');
    String host = target.substring(0, colon);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    int port = Integer.parseInt(target.substring(colon + 1));
    Socket socket = new Socket(Proxy.NO_PROXY);
    open.add(socket);
    try {
      Socket server = proxy.isEmpty() ? socket : through(proxy.get(), socket, bare, port, target);
      if (proxy.isEmpty()) {
        socket.connect(new InetSocketAddress(bare, port), CONNECT_MILLIS);
      }
      server.setSoTimeout(0);
      failure.set(null);
      return Optional.of(server);
    } catch (IOException e) {
      failure.set(e);
      close(socket);
      return Optional.empty();
    }
  }

  private Socket through(ProxyAddress via, Socket socket, String host, int port, String target)
      throws IOException {
    try {
      socket.connect(new InetSocketAddress(via.host(), via.port()), CONNECT_MILLIS);
    } catch (IOException _) {
      throw new ProxyFailure(via, "cannot be reached", "Check its address, VPN and firewall.");
    }
    socket.setSoTimeout(ANSWER_MILLIS);
    Socket spoken = via.kind() == ProxyAddress.Kind.HTTPS ? secured(via, socket) : socket;
    InputStream in = spoken.getInputStream();
    OutputStream out = spoken.getOutputStream();
    try {
      if (via.kind() == ProxyAddress.Kind.SOCKS5) {
        Socks5.through(via, host, port, in, out);
      } else {
        HttpConnect.through(via, target, in, out);
      }
      return spoken;
    } catch (ProxyFailure e) {
      throw e;
    } catch (IOException _) {
      throw new ProxyFailure(
          via, "broke the connection off", "Check that it is a proxy of this kind.");
    }
  }

  private Socket secured(ProxyAddress via, Socket socket) throws IOException {
    try {
      SSLSocket tls =
          (SSLSocket)
              proxyTls.getSocketFactory().createSocket(socket, via.host(), via.port(), true);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return tls;
    } catch (IOException _) {
      throw new ProxyFailure(
          via, "is not trusted, or does not speak TLS", "Check its certificate and its address.");
    }
  }

  private static void answer(Socket client, String status) throws IOException {
    client
        .getOutputStream()
        .write(
            ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  /// One direction. What is read is sent on at once; the end of one direction is the end of that
  /// one alone, so that nothing on its way is lost.
  private void pump(Socket from, Socket to, AtomicInteger running) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      close(from);
      close(to);
    } finally {
      if (running.decrementAndGet() == 0) {
        close(from);
        close(to);
      }
    }
  }

  private void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // nobody waits for it
    }
    open.removeIf(Socket::isClosed);
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException _) {
      // nobody waits for it
    }
    open.forEach(this::close);
  }
}
