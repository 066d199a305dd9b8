package io.inscope.snapshot.capture;

import io.inscope.snapshot.capture.login.ClientKey;
import io.inscope.snapshot.capture.login.Proof;
import io.inscope.snapshot.capture.relay.Relay;
import io.inscope.snapshot.record.RequestRow;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The one way out of this program: sends a request to the server of a kubeconfig, if it is one
/// that changes nothing ([ReadOnly]), at the agreed pace, and writes it into the log.
///
/// Follows no redirect, keeps no cookie, uses no proxy but that of the plan. A busy server (429,
/// 5xx) is asked again after the pause it asks for; so is, for some seconds, one that answered
/// before and refuses connections now, as when it is restarted. A login that ran out is renewed
/// once where that is possible. May be used by several threads.
public final class ReadOnlyGateway implements AutoCloseable {
  /// How a cluster's audit log names us.
  static final String USER_AGENT = "inscope (read-only capture)";

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);

  /// What a server answers when it cannot reach the one behind it.
  private static final Set<Integer> DOWN = Set.of(503, 504);

  /// A page of 500 objects, each as large as etcd takes them.
  private static final long MAX_BODY = 500L * 1_572_864;

  private static final int AT_ONCE = 2;

  private final Target target;
  private final Clock clock;
  private final Ticker ticker;
  private final Pace pace;
  private final Consumer<RequestRow> log;
  private final Optional<Relay> relay;
  private HttpClient client;
  private Optional<ClientKey> key;
  private final Semaphore running = new Semaphore(AT_ONCE, true);
  private final Set<Body> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watchdog;
  private final long maxBody;
  private int sent;

  /// Whether it answered the last time that anybody waited for it.
  private volatile boolean known;

  /// A gateway to the server of a context; nothing is sent yet.
  ///
  /// @param plan what the user has seen
  /// @param consent what the user agreed to beyond reading
  /// @param perSecond requests each second; 5 is polite
  /// @param log hears of each request once it is over, in any order of their numbers
  public static ReadOnlyGateway open(
      KubeContext context,
      ConnectionPlan plan,
      Consent consent,
      int perSecond,
      Clock clock,
      Ticker ticker,
      Consumer<RequestRow> log)
      throws CaptureException {
    return new ReadOnlyGateway(
        Target.of(context, plan, consent, clock), perSecond, clock, ticker, log, MAX_BODY);
  }

  ReadOnlyGateway(
      Target target,
      int perSecond,
      Clock clock,
      Ticker ticker,
      Consumer<RequestRow> log,
      long maxBody) {
    this.target = target;
    this.clock = clock;
    this.ticker = ticker;
    this.pace = new Pace(perSecond, ticker);
    this.log = log;
    this.maxBody = maxBody;
    this.relay = relay(target);
    this.key = Optional.empty();
    this.client = connecting(key);
    this.watchdog =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("inscope-watchdog").factory());
    var _ = watchdog.scheduleWithFixedDelay(this::watch, 50, 50, TimeUnit.MILLISECONDS);
  }

  private static Optional<Relay> relay(Target target) {
    if (!target.needsRelay()) {
      return Optional.empty();
    }
    URI server = target.server();
    int port = server.getPort() < 0 ? 443 : server.getPort();
    String asked = (target.name().isEmpty() ? server.getHost() : target.name()) + ":" + port;
    String real = server.getHost() + ":" + port;
    return Optional.of(
        Relay.open(
            target.proxy(),
            target.proxyTls(),
            wanted -> wanted.equals(asked) ? Optional.of(real) : Optional.empty()));
  }

  private HttpClient connecting(Optional<ClientKey> shown) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .proxy(selector());
    target.authorities().ifPresent(them -> builder.sslContext(them.context(shown)));
    return builder.build();
  }

  private ProxySelector selector() {
    return relay
        .map(Relay::selector)
        .or(
            () ->
                target
                    .proxy()
                    .map(via -> ProxySelector.of(new InetSocketAddress(via.host(), via.port()))))
        .orElse(HttpClient.Builder.NO_PROXY);
  }

  /// Connections are made with one key: another one needs others. What still runs goes on.
  private synchronized HttpClient client(Optional<ClientKey> shown) {
    if (!shown.equals(key)) {
      client.shutdown();
      client = connecting(shown);
      key = shown;
    }
    return client;
  }

  private void watch() {
    long now = System.nanoTime();
    open.forEach(body -> body.watch(now));
  }

  /// The server that is asked.
  public URI server() {
    return target.server();
  }

  /// Asks for something.
  ///
  /// @param path and query, from the root of the API: `/api/v1/pods?limit=500`
  /// @param accept the forms it may come in
  /// @return whatever the API answered, errors too; JSON if it is a success
  /// @throws CaptureException when no answer came, or one that is not of a Kubernetes API
  /// @throws IllegalArgumentException when the request could change something; nothing was sent
  /// @throws CancellationException when the thread was interrupted
  public Answer get(String path, String accept, Patience patience) throws CaptureException {
    return send("GET", path, accept, "", patience);
  }

  /// Asks the server about our own rights.
  ///
  /// @param path of one of the three self-reviews
  /// @param json the review to be filled in
  public Answer review(String path, String json, Patience patience) throws CaptureException {
    return send("POST", path, "application/json", json, patience);
  }

  private Answer send(String method, String path, String accept, String json, Patience patience)
      throws CaptureException {
    ReadOnly.check(method, path);
    try {
      boolean renewed = false;
      long start = 0;
      for (int attempt = 1; ; attempt++) {
        pace.await();
        start = attempt == 1 ? ticker.nanos() : start;
        Duration left = patience.whole().minusNanos(ticker.nanos() - start);
        boolean last = attempt >= patience.attempts();
        Duration pause = Duration.ofSeconds(1L << Math.min(attempt - 1, 3));
        try {
          Proof proof = target.credential().proof();
          Answer answer = once(method, path, accept, json, proof, patience.silence(), left);
          long refused = ticker.nanos();
          if (answer.status() == 401 && !renewed && renews(answer, proof)) {
            renewed = true;
            attempt--;
            start += ticker.nanos() - refused; // a program may take longer than a server
            answer.close();
            continue;
          }
          pause = answer.retryAfter().flatMap(this::pause).orElse(pause);
          Duration most = DOWN.contains(answer.status()) ? patience.left(left) : left;
          if (last || !BUSY.contains(answer.status()) || pause.compareTo(most) >= 0) {
            return checked(answer);
          }
          answer.error();
          answer.close();
        } catch (IOException failure) {
          IOException e = relay.flatMap(Relay::failure).orElse(failure);
          boolean restarting = known && Unreachable.isRefused(e);
          if (last || !(restarting || Unreachable.isTransient(e)) || pause.compareTo(left) >= 0) {
            known &= !restarting;
            throw Unreachable.of(target.server(), e);
          }
        }
        ticker.sleep(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped by the user");
    }
  }

  /// An answer that nobody gets to see, because there is nothing else to show, is closed here.
  private boolean renews(Answer answer, Proof refused) throws CaptureException {
    boolean asked = false;
    try {
      boolean renews = target.credential().renew(refused);
      asked = true;
      return renews;
    } finally {
      if (!asked) {
        answer.close();
      }
    }
  }

  private Answer once(
      String method,
      String path,
      String accept,
      String json,
      Proof proof,
      Duration silence,
      Duration left)
      throws IOException, InterruptedException {
    Duration headers = silence.compareTo(left) < 0 ? silence : left;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path))
            .timeout(headers.isPositive() ? headers : Duration.ofMillis(1))
            .header("Accept", accept)
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", USER_AGENT);
    proof.authorization().ifPresent(value -> request.header("Authorization", value));
    relay.map(Relay::header).ifPresent(h -> request.header(h.getKey(), h.getValue()));
    for (Map.Entry<String, String> header : target.headers()) {
      request.header(header.getKey(), header.getValue());
    }
    if (method.equals("POST")) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    }
    running.acquire();
    boolean answered = false;
    int number = number();
    Instant at = clock.instant();
    long begun = System.nanoTime();
    try {
      HttpResponse<InputStream> response =
          client(proof.key()).send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      Body body =
          new Body(
              response.body(),
              header(response, "content-encoding").equals("gzip"),
              maxBody,
              silence,
              begun + left.toNanos());
      open.add(body);
      answered = true;
      known = true;
      return new Answer(
          number,
          response.statusCode(),
          header(response, "content-type"),
          response.headers().firstValue("retry-after"),
          body,
          answer -> {
            open.remove(body);
            running.release();
            log(number, at, method, path, begun, answer);
          });
    } finally {
      if (!answered) {
        running.release();
        log.accept(
            new RequestRow(number, at, method, path, 0, 0, "", millis(begun), "no answer came"));
      }
    }
  }

  private void log(int number, Instant at, String method, String path, long begun, Answer answer) {
    log.accept(
        new RequestRow(
            number,
            at,
            method,
            path,
            answer.status(),
            answer.size(),
            answer.sha256(),
            millis(begun),
            answer.note()));
  }

  private static long millis(long begun) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  private synchronized int number() {
    return ++sent;
  }

  /// A server may stand below a path, as behind Rancher. With a name of its own it is asked by
  /// that, so that the certificate is checked for it; the relay knows where it is.
  private URI address(String path) {
    URI server = target.server();
    String name = target.authorities().isEmpty() ? "" : target.name();
    String base =
        name.isEmpty()
            ? server.toString()
            : "https://%s:%d%s"
                .formatted(
                    name, server.getPort() < 0 ? 443 : server.getPort(), server.getRawPath());
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("").toLowerCase(Locale.ROOT);
  }

  /// [Retry-After](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3): seconds, or a date.
  private Optional<Duration> pause(String retryAfter) {
    try {
      if (retryAfter.matches("\\d{1,18}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
      }
      Instant until =
          ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration pause = Duration.between(clock.instant(), until);
      return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private Answer checked(Answer answer) throws CaptureException {
    boolean page = answer.isPage();
    if (answer.status() == 400 && "http".equals(server().getScheme()) && answer.wantsHttps()) {
      answer.close();
      throw new CaptureException(
          "CAPTURE-NOT-KUBERNETES",
          server() + " wants to be asked with encryption",
          "Write https:// instead of http:// into 'server' in the kubeconfig.");
    }
    if (page || (answer.status() < 300 && !answer.isJson())) {
      answer.close();
      throw new CaptureException(
          "CAPTURE-NOT-KUBERNETES",
          "%s answered with %s instead of JSON (HTTP %d)"
              .formatted(server(), page ? "a web page" : "something else", answer.status()),
          page
              ? "A portal, a proxy or a login page answers in its place: log in there with a"
                  + " browser, or check the address."
              : "Check that the address is that of a Kubernetes API.");
    }
    return answer;
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    open.forEach(Body::close);
    shutdown();
    relay.ifPresent(Relay::close);
  }

  private synchronized void shutdown() {
    client.shutdownNow();
  }
}
