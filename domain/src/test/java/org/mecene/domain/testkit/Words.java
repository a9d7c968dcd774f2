package org.mecene.domain.testkit;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Searches words in texts, without regard to accents and case.
public final class Words {
    /// Shorter words must fit to the letter.
    private static final int SHORTEST_FORGIVEN = 5;

    private Words() {}

    /// Whether every word that is searched for is in one of the texts.
    public static boolean areIn(String searched, Stream<String> texts) {
        var words = texts.flatMap(text -> of(text).stream()).toList();
        return words.containsAll(of(searched));
    }

    /// How well words fit texts: 2 for each that is there, 1 for each that is there with one error,
    /// and 0 in all when one is missing.
    public static int fit(String searched, Stream<String> texts) {
        var words = texts.flatMap(text -> of(text).stream()).toList();
        var sum = 0;
        for (var wanted : of(searched)) {
            var fit = words.stream().mapToInt(word -> fitOf(wanted, word)).max().orElse(0);
            if (fit == 0) {
                return 0;
            }
            sum += fit;
        }
        return sum;
    }

    private static List<String> of(String text) {
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int fitOf(String wanted, String word) {
        if (wanted.equals(word)) {
            return 2;
        }
        return wanted.length() >= SHORTEST_FORGIVEN && isOneErrorApart(wanted, word) ? 1 : 0;
    }

    /// Whether one letter more, less or other turns one word into the other.
    private static boolean isOneErrorApart(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        var same = Arrays.mismatch(a.toCharArray(), b.toCharArray());
        var fromA = same + (a.length() >= b.length() ? 1 : 0);
        var fromB = same + (b.length() >= a.length() ? 1 : 0);
        return a.substring(fromA).equals(b.substring(fromB));
    }
}
