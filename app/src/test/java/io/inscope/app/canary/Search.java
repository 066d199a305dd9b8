package io.inscope.app.canary;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Looks for marked secrets in everything that was written: in clear, in UTF-16, hexadecimal,
/// percent-encoded, and in base64 at each of the three alignments; in the parts of a workbook and
/// the compressed bodies of a project too.
final class Search {
  private static final byte[] ZSTD = HexFormat.of().parseHex("28b52ffd");
  private static final int AROUND = 60;

  private final Map<String, String> needles = new LinkedHashMap<>();

  Search() {
    for (String secret : List.of("CANARY", Canary.CARD)) {
      needle("clear", secret, secret);
      needle("UTF-16LE", secret, in(secret, StandardCharsets.UTF_16LE));
      needle("UTF-16BE", secret, in(secret, StandardCharsets.UTF_16BE));
      String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
      needle("hex", secret, hex);
      needle("HEX", secret, hex.toUpperCase(java.util.Locale.ROOT));
      needle("percent", secret, hex.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)", "%$1"));
      for (int shift = 0; shift < 3; shift++) {
        needle("base64+" + shift, secret, middleOfBase64(secret, shift));
      }
    }
    needle("grouped", "card", "4111 1111 1111 1111");
    needle("dashed", "card", "4111-1111-1111-1111");
  }

  private void needle(String how, String secret, String needle) {
    needles.put(secret.substring(0, 4) + " in " + how, needle);
  }

  private static String in(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }

  /// The characters of the base64 that depend on the secret alone, not on what stands beside it.
  private static String middleOfBase64(String secret, int shift) {
    String base64 = Canary.base64("x".repeat(shift) + secret);
    int first = (shift * 8 + 5) / 6;
    int end = (shift + secret.length()) * 8 / 6;
    return base64.substring(first, end);
  }

  /// What is found in a file, with where and how.
  List<String> in(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<String> found = new ArrayList<>(in(file.toString(), bytes));
    if (file.toString().endsWith(".xlsx")) {
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : zip.stream().toList()) {
          try (InputStream in = zip.getInputStream(entry)) {
            found.addAll(in(file + "!" + entry.getName(), in.readAllBytes()));
          }
        }
      }
    }
    if (file.toString().endsWith(".inscope")) {
      found.addAll(inDatabase(file));
    }
    return found;
  }

  List<String> in(String where, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<String> found = new ArrayList<>();
    needles.forEach(
        (name, needle) -> {
          int at = text.indexOf(needle);
          if (at >= 0) {
            String around =
                text.substring(
                    Math.max(0, at - AROUND),
                    Math.min(text.length(), at + needle.length() + AROUND));
            found.add("%s: %s: %s".formatted(where, name, around.replaceAll("\\s", " ")));
          }
        });
    return found;
  }

  /// Every cell of every table: in the raw file a text may lie in two pieces.
  private List<String> inDatabase(Path file) throws IOException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      Map<Long, byte[]> dictionaries = dictionaries(statement);
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              String where = file + "#" + table + "." + rows.getMetaData().getColumnName(i);
              byte[] cell = rows.getBytes(i);
              found.addAll(in(where, cell == null ? new byte[0] : opened(cell, dictionaries)));
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return found;
  }

  private static byte[] opened(byte[] cell, Map<Long, byte[]> dictionaries) throws IOException {
    if (cell.length < 4 || !java.util.Arrays.equals(cell, 0, 4, ZSTD, 0, 4)) {
      return cell;
    }
    try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(cell))) {
      byte[] dictionary = dictionaries.get(Zstd.getDictIdFromFrame(cell));
      if (dictionary != null) {
        in.setDict(dictionary);
      }
      return in.readAllBytes();
    }
  }

  /// Bodies may need a dictionary to be read, which the project holds too.
  private static Map<Long, byte[]> dictionaries(Statement statement)
      throws SQLException, IOException {
    Map<Long, byte[]> dictionaries = new HashMap<>();
    try (ResultSet rows = statement.executeQuery("SELECT zstd FROM dictionary")) {
      while (rows.next()) {
        byte[] dictionary = opened(rows.getBytes(1), Map.of());
        dictionaries.put(Zstd.getDictIdFromDict(dictionary), dictionary);
      }
    }
    return dictionaries;
  }
}
