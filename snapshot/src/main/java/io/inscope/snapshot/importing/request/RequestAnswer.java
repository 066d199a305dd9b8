package io.inscope.snapshot.importing.request;

import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the scripts of `inscope request` leave: `inscope-request/<plural>.<group>.json`, a list of
/// the whole cluster, or `<plural>.<group>.error.txt`, what kubectl said instead.
public final class RequestAnswer implements Layout {
  private static final String FOLDER = "(?:.*[/\\\\])?inscope-request[/\\\\]";
  private static final Pattern FILE =
      Pattern.compile(
          FOLDER
              + "(?<resource>[a-z0-9-]+)(?<group>(?:\\.[a-z0-9-]+)*?)"
              + "(?:\\.(?:json|tsv)|(?<error>\\.error\\.txt))");
  private static final Pattern TEMPLATE = Pattern.compile(FOLDER + "secrets\\.gotemplate");
  private static final int LONGEST = 300;

  @Override
  public String id() {
    return "inscope-request";
  }

  @Override
  public String title() {
    return "Answer to 'inscope request'";
  }

  @Override
  public Optional<Place> place(String path) {
    if (TEMPLATE.matcher(path).matches()) {
      return Optional.of(new Place.Other("text", "the template that prints the names of secrets"));
    }
    Matcher file = FILE.matcher(path);
    if (!file.matches()) {
      return Optional.empty();
    }
    return kind(file)
        .map(
            kind ->
                file.group("error") == null
                    ? new Place.Objects(kind.resource(), kind.kind().group(), "", true)
                    : new Place.Evidence("what the server said instead of a list"));
  }

  private static Optional<RequestedKind> kind(Matcher file) {
    String group = file.group("group");
    return RequestedKind.of(file.group("resource"), group.isEmpty() ? "" : group.substring(1));
  }

  @Override
  public LayoutReading begin() {
    return new Reading();
  }

  private static final class Reading implements LayoutReading {
    private final TreeMap<GroupKind, Coverage> said = new TreeMap<>();

    @Override
    public void objects(String path, Place.Objects place, int objects, boolean whole) {
      say(
          path,
          whole
              ? new Coverage.Read(objects)
              : new Coverage.Failed("its list in the answer could not be read as a whole"));
    }

    @Override
    public void blank(String path, Place.Objects place) {
      say(path, new Coverage.Failed("its file in the answer is empty"));
    }

    @Override
    public void evidence(String path, byte[] content, Sink sink) {
      Matcher file = FILE.matcher(path);
      if (file.matches()) {
        kind(file)
            .ifPresent(
                kind -> say(path, answer(kind, new String(content, StandardCharsets.UTF_8))));
      }
    }

    private void say(String path, Coverage coverage) {
      Matcher file = FILE.matcher(path);
      if (file.matches()) {
        kind(file).ifPresent(kind -> said.put(kind.kind(), coverage));
      }
    }

    @Override
    public Optional<String> end(int entries, Sink sink) {
      said.forEach((kind, coverage) -> sink.coverage(kind, "", coverage));
      return said.isEmpty()
          ? Optional.empty()
          : Optional.of("files named after kinds in a folder 'inscope-request'");
    }
  }

  /// What an error of kubectl means. That a kind is not served means that there is none of it; of a
  /// kind that every cluster serves it means that something is wrong.
  private static Coverage answer(RequestedKind kind, String error) {
    String message = firstLine(error);
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("forbidden")) {
      return new Coverage.Refused(message);
    }
    boolean unknown =
        lower.contains("the server doesn't have a resource type")
            || lower.contains("could not find the requested resource");
    return unknown && kind.isOptional()
        ? new Coverage.Read(0)
        : new Coverage.Failed(message.isEmpty() ? "kubectl did not say why" : message);
  }

  /// The line in which kubectl says it, without the warnings and log lines before it.
  private static String firstLine(String text) {
    String line =
        text.replace("\uFEFF", "")
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty())
            .filter(l -> l.startsWith("Error") || l.startsWith("error"))
            .findFirst()
            .or(() -> text.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst())
            .orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
