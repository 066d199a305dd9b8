package io.inscope.snapshot.capture;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonText;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.record.RequestRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// What a server sent. Has to be closed: until then it counts as one of the requests that run.
public final class Answer implements AutoCloseable {
  private static final int MAX_WORDS = 400;
  private static final int MAX_ERROR = 1 << 20;

  /// Of a large cluster everything there is to list takes some megabytes.
  private static final int MAX_OBJECT = 1 << 25;

  private final int number;
  private final int status;
  private final String type;
  private final Optional<String> retryAfter;
  private final Body body;
  private final PushbackInputStream in;
  private final Consumer<Answer> whenClosed;
  private boolean closed;
  private String sha256 = "";
  private String note = "";

  Answer(
      int number,
      int status,
      String type,
      Optional<String> retryAfter,
      Body body,
      Consumer<Answer> whenClosed) {
    this.number = number;
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter;
    this.body = body;
    this.in = new PushbackInputStream(body, 1);
    this.whenClosed = whenClosed;
  }

  /// Of its [RequestRow].
  public int number() {
    return number;
  }

  public int status() {
    return status;
  }

  Optional<String> retryAfter() {
    return retryAfter;
  }

  boolean isJson() {
    return type.startsWith("application/json");
  }

  /// What a portal, a proxy or a login page sends instead of an answer of the API.
  boolean isPage() {
    if (type.startsWith("text/html") || (status >= 300 && status < 400)) {
      return true;
    }
    if (isJson()) {
      return false;
    }
    try {
      int first = in.read();
      if (first >= 0) {
        in.unread(first);
      }
      return first == '<';
    } catch (IOException _) {
      return false;
    }
  }

  /// Whether a server for https:// says that it was asked by http://, as those of Go, nginx and
  /// Apache do in a text or a page. Uses up the body.
  boolean wantsHttps() {
    if (isJson()) {
      return false;
    }
    try {
      String text = new String(in.readNBytes(MAX_WORDS), StandardCharsets.ISO_8859_1);
      return text.contains("HTTPS") || text.contains("SSL");
    } catch (IOException _) {
      return false;
    }
  }

  /// The body as it comes. What goes wrong with it is an [IOException] that says so in words.
  public InputStream body() {
    return in;
  }

  /// The body as one object, for answers that are small.
  ///
  /// @throws IOException when it broke off, is not a JSON object, or is larger than any honest one
  public Field json() throws IOException {
    byte[] bytes = in.readNBytes(MAX_OBJECT + 1);
    if (bytes.length > MAX_OBJECT) {
      throw new IOException("it is larger than " + MAX_OBJECT + " bytes");
    }
    return object(bytes);
  }

  private static Field object(byte[] bytes) throws IOException {
    try {
      if (new JsonText(bytes, 1, 1).tree(Duplicates.IGNORED) instanceof JsonObject object) {
        return Field.root(object);
      }
    } catch (JsonProblem _) {
      // said below
    }
    throw new IOException("it is not a JSON object");
  }

  /// What a server says of an error: an object `Status`; an empty object when it says nothing.
  public Field error() {
    try {
      return object(in.readNBytes(MAX_ERROR));
    } catch (IOException _) {
      return Field.root(JsonObject.EMPTY);
    }
  }

  /// The message of an error in one line, or its status where there is none.
  public static String message(int status, Field error) {
    String said = words(text(error, "message"));
    return said.isEmpty() ? "HTTP " + status : said;
  }

  /// A text in an error, which may be of any shape; empty where none is.
  static String text(Field error, String... path) {
    try {
      Field at = error;
      for (String key : path) {
        at = at.at(key);
      }
      return at.text("");
    } catch (WrongShape _) {
      return "";
    }
  }

  /// A server's words in one line, shortened.
  static String words(String text) {
    String said = text.replaceAll("\\s+", " ").replaceAll("\\p{C}", "?");
    String cut = said.length() > MAX_WORDS ? said.substring(0, MAX_WORDS) + "..." : said;
    return cut.strip();
  }

  /// Bytes of the body that were read so far.
  public long size() {
    return body.size();
  }

  /// Of the bytes that were read, lower-case hex; known once it is closed.
  public String sha256() {
    return sha256;
  }

  /// Why the body is not whole; empty when it is. Known once it is closed.
  public String note() {
    return note;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      note = body.note();
      sha256 = body.hash();
      body.close();
      whenClosed.accept(this);
    }
  }
}
