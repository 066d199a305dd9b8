package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A private key as [PEM](https://www.rfc-editor.org/rfc/rfc7468): PKCS #8, or the older forms of
/// RSA (PKCS #1) and of elliptic curves (SEC 1).
///
/// The older forms are PKCS #8 without the name of the algorithm, which the certificate's public
/// key has; Java reads PKCS #8 alone.
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  private PemKey() {}

  /// @param of the certificate's key, to which it has to belong
  static PrivateKey read(byte[] pem, PublicKey of, String whose) throws CaptureException {
    Matcher block = BLOCK.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    while (block.find()) {
      String form = block.group(1);
      String body = block.group(2);
      if (form.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED")) {
        throw ClientKey.problem(
            "the client key of the " + whose + " is locked with a password",
            "kubectl cannot use it either: put a key without a password into the kubeconfig.");
      }
      if (form.endsWith("PRIVATE KEY")) {
        return belonging(key(form, body, of, whose), of, whose);
      }
    }
    throw unreadable(whose);
  }

  /// The blocks of one kind in a text, one after the other.
  static byte[] only(String text, String form) {
    StringBuilder blocks = new StringBuilder();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group(1).equals(form)) {
        blocks.append(block.group()).append('\n');
      }
    }
    return blocks.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static PrivateKey key(String form, String body, PublicKey of, String whose)
      throws CaptureException {
    try {
      byte[] der = Base64.getMimeDecoder().decode(body);
      byte[] pkcs8 = form.equals("PRIVATE KEY") ? der : wrapped(der, of);
      String algorithm = of.getAlgorithm();
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException _) {
      throw unreadable(whose); // what the parsers say may quote the key
    }
  }

  /// Some servers would only say that the connection failed.
  private static PrivateKey belonging(PrivateKey key, PublicKey of, String whose)
      throws CaptureException {
    String algorithm =
        switch (of.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> of.getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      byte[] signed = signature.sign();
      signature.initVerify(of);
      if (signature.verify(signed)) {
        return key;
      }
    } catch (GeneralSecurityException _) {
      // said below
    }
    throw ClientKey.problem(
        "the client key of the " + whose + " does not belong to the client certificate",
        "Correct them in the kubeconfig, or get a new one.");
  }

  /// [PKCS #8](https://www.rfc-editor.org/rfc/rfc5208#section-5) around an older form: a version,
  /// the algorithm as the public key names it, and the key.
  private static byte[] wrapped(byte[] key, PublicKey of) {
    byte[] version = {2, 1, 0};
    return der(SEQUENCE, version, algorithm(of.getEncoded()), der(OCTETS, key));
  }

  /// The first part of a
  /// [SubjectPublicKeyInfo](https://www.rfc-editor.org/rfc/rfc5280#section-4.1): what the key is
  /// for, with its curve.
  private static byte[] algorithm(byte[] info) {
    int start = content(info, 0);
    int inner = content(info, start);
    return Arrays.copyOfRange(info, start, inner + length(info, start));
  }

  private static int content(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
  }

  private static int length(byte[] der, int at) {
    int length = der[at + 1] & 0xFF;
    if (length < 0x80) {
      return length;
    }
    int value = 0;
    for (int i = at + 2; i < content(der, at); i++) {
      value = value << 8 | der[i] & 0xFF;
    }
    return value;
  }

  private static byte[] der(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static CaptureException unreadable(String whose) {
    return ClientKey.problem(
        "the client key of the " + whose + " cannot be read",
        "It is PEM (RSA or EC), in the kubeconfig in base64 or in the file it names.");
  }
}
