package io.inscope.snapshot.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A key in PEM, as `openssl genpkey -algorithm ed25519` and `openssl pkey -pubout` write it ([RFC
/// 8410](https://www.rfc-editor.org/rfc/rfc8410)).
final class KeyFile {
  private static final int MAX_SIZE = 1 << 16;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");
  private static final String MAKE =
      "Make one with: openssl genpkey -algorithm ed25519 -out signing-key.pem";

  /// How a key is taken from its bytes; the JDK's key types have no other way in common.
  interface Decoder<K> {
    K decode(KeyFactory factory, KeySpec spec) throws GeneralSecurityException;
  }

  private KeyFile() {}

  static <K> K privateKey(Path file, Decoder<K> decoder) {
    String text = text(file);
    String label = label(text);
    if (label.equals("ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw new KeyFileException(
          "the key in \"%s\" is encrypted with a password".formatted(file),
          "Write it without for the moment of signing: openssl pkey -in KEY -out PLAIN-KEY");
    }
    if (!label.equals("PRIVATE KEY")) {
      throw wrong(file, label, "a private key in PEM (PKCS#8)", MAKE);
    }
    return key(file, new PKCS8EncodedKeySpec(bytes(file, text)), decoder, MAKE);
  }

  static <K> K publicKey(Path file, Decoder<K> decoder) {
    String text = text(file);
    String label = label(text);
    String make = "Write it with: openssl pkey -in signing-key.pem -pubout -out public-key.pem";
    if (!label.equals("PUBLIC KEY")) {
      throw wrong(file, label, "a public key in PEM", make);
    }
    return key(file, new X509EncodedKeySpec(bytes(file, text)), decoder, make);
  }

  private static KeyFileException wrong(Path file, String label, String wanted, String hint) {
    String found = label.isEmpty() ? "is no key in PEM" : "holds '%s'".formatted(label);
    return new KeyFileException("\"%s\" %s, where %s belongs".formatted(file, found, wanted), hint);
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw new KeyFileException("\"%s\" is too large for a key".formatted(file), MAKE);
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new KeyFileException(
          "the key file \"%s\" cannot be read".formatted(file),
          "Check that it is there, and that you may read it.");
    }
  }

  /// What the first block says it is; empty when there is none.
  private static String label(String text) {
    Matcher begin = BEGIN.matcher(text);
    return begin.find() ? begin.group(1) : "";
  }

  private static byte[] bytes(Path file, String text) {
    Matcher block = BLOCK.matcher(text);
    try {
      if (block.find()) {
        return Base64.getMimeDecoder().decode(block.group(2));
      }
    } catch (IllegalArgumentException e) {
      // Told below, without a cause: it may quote the key.
    }
    throw new KeyFileException("the key in \"%s\" is damaged".formatted(file), MAKE);
  }

  private static <K> K key(Path file, KeySpec spec, Decoder<K> decoder, String hint) {
    try {
      return decoder.decode(KeyFactory.getInstance("Ed25519"), spec);
    } catch (GeneralSecurityException e) {
      throw new KeyFileException("the key in \"%s\" is no Ed25519 key".formatted(file), hint);
    }
  }
}
