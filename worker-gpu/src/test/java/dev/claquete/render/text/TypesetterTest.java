package dev.claquete.render.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetterTest {

    private static final TextStyle STYLE = TextStyle.of(800, 60);
    private static final int ORIGIN = 200;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The quick brown fox jumps over the lazy dog 0123456789 €",
                "À noite, vovô Kowalsky vê o ímã cair no pé do pinguim queixoso; ação, coração, às três",
                "El pingüino Wenceslao hizo kilómetros ¿bajo? ¡exhaustiva! lluvia, añoraba",
                "Voix ambiguë d’un cœur qui préfère les jattes de kiwis à ÎÏŸ «»",
                "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich ẞ",
                "Perché l’università è così: più città, né virtù",
                "いろはにほへと ちりぬるを、深海の秘密。カタカナ「東京」・漢字、鬱々！",
                "다람쥐 헌 쳇바퀴에 타고파. 꽃 뷁 힣",
                "نص حكيم له سر قاطع وذو شأن عظيم؟ ٠١٢٣",
                "דג סקרן שט בים מאוכזב ולפתע מצא חברה",
                "Съешь же ещё этих мягких французских булок Ξεσκεπάζω τὴν ψυχοφθόρα",
                "们步为开鸟树跑，人工智能正在改变我们的生活方式。“真的”吗？",
                "人工智慧正在改變我們的生活方式，鳥樹跑步開門。「真的嗎？」 佢哋喺度食緊嘢，唔該晒啲嘅冇嚟",
                "हिन्दी भाषा में क्षत्रिय शृंखला है। ०१२३ मराठी ळ ऱ्हस्व",
                "বাংলা ভাষা বিশ্বের অন্যতম প্রধান ভাষা। ০১২৩ তাড়াতাড়ি",
                "ਪੰਜਾਬੀ ਭਾਸ਼ਾ ਗੁਰਮੁਖੀ ਵਿੱਚ ਲਿਖੀ ਜਾਂਦੀ ਹੈ।",
                "ગુજરાતી ભાષા ક્ષમતા જ્ઞાન ૦૧૨૩",
                "ଓଡ଼ିଆ ଭାଷା କ୍ଷମା ୦୧୨୩",
                "தமிழ் மொழி உலகின் மிகப் பழமையான மொழிகளில் ஒன்றாகும்",
                "తెలుగు భాష దక్షిణ భారతదేశంలో మాట్లాడే భాష",
                "ಕನ್ನಡ ಭಾಷೆ ಕ್ಷೇತ್ರ ಜ್ಞಾನ",
                "മലയാളം ഭാഷ ക്ഷമ ൻ ർ ൽ ൾ ൺ",
                "සිංහල භාෂාව ක්‍රීඩා ශ්‍රී ලංකා",
                "ภาษาไทยเป็นภาษาที่มีวรรณยุกต์ ๐๑๒๓ ฯลฯ ๆ",
                "ພາສາລາວເປັນພາສາທາງການ ໐໑໒໓ ຯ ໆ",
                "ភាសាខ្មែរជាភាសាផ្លូវការ។ ០១២៣",
                "မြန်မာဘာသာစကားသည် ရုံးသုံးဘာသာစကားဖြစ်သည်။ ၀၁၂၃ ၌ ၏",
                "ሰላም ለዓለም፤ አማርኛ የኢትዮጵያ ቋንቋ ነው። ትግርኛ",
                "ქართული ენა არის ᲥᲐᲠᲗᲣᲚᲘ",
                "Հայերեն լեզուն հնդեվրոպական է։ ԱԲԳ",
                "اردو پاکستان کی قومی زبان ہے۔ ٹھیک ڈھونڈ گڑیا ۰۱۲۳",
                "زبان فارسی؛ پژوهش گچ چای می\u200Cخواهم",
                "پښتو ژبه ټ ډ ړ ږ ښ ګ ڼ ۍ ې سنڌي ٻولي ڳ ڄ ڃ ٺ ڊ کوردی ڕ ڵ ێ ۆ",
                "Tiếng Việt rất đẹp: ỗ ẵ ữ ợ ệ ặ đ",
                "Yorùbá: ẹ̀kọ́ ọ̀rọ̀ ń ṣe; Hausa ɓ ɗ ƙ ƴ; Igbo ị ọ ụ ṅ; Ewe ɛ ɔ ŋ ƒ ɖ",
                "Türkçe ğışçöü İ; Azərbaycan ə; Oʻzbek gʻ; Polski ąęłńśźż; Română ăâîșț; Čeština řůě",
                "Қазақ тілі әғқңөұүһі; Українська їєґ; Српски ђћџљњ; Тоҷикӣ ҷҳӯӣ",
                "♪ ♫ → ✓ ★ ① ½ № ∀ ∈ ≈ ♥"
            })
    void everyLanguageWeServeHasItsLetters(String text) {
        for (int weight : new int[] {400, 900}) {
            for (String word : Shaper.tidy(text).split(" ")) {
                word.codePoints().mapToObj(Character::toString).forEach(letter -> assertThat(
                                Fonts.canShow(weight, letter))
                        .as(letter)
                        .isTrue());
            }
        }
    }

    @Test
    void marksAndDescendersArePaintedWhole() {
        TextBlock block = Typesetter.layout("Ấgjpqy ÂÇÃ Ǻ", STYLE, 2000);
        Rectangle painted = painted(block);
        Rectangle2D ink = block.inkBounds();
        assertThat(painted.getMinY() - ORIGIN).isCloseTo(ink.getMinY(), within(1.5));
        assertThat(painted.getMaxY() - ORIGIN).isCloseTo(ink.getMaxY(), within(1.5));
        assertThat(ink.getHeight()).isGreaterThan(1.1 * height("A") + height("g") - height("x"));
    }

    @Test
    void linesAreBrokenToTheWidthAndAreOfLikeLength() {
        TextBlock block = Typesetter.layout("one two three four five six seven eight nine ten", STYLE, 800);
        assertThat(block.lineCount()).isEqualTo(2);
        assertThat(block.widthPx()).isBetween(500.0, 800.0);
        TextBlock orphanless = Typesetter.layout("aaaa bbbb cccc dddd eeee", STYLE, 680);
        assertThat(orphanless.widthPx()).isLessThan(560);
        assertThat(orphanless.lineCount()).isEqualTo(2);
    }

    @Test
    void lineEndsInTheTextStay() {
        assertThat(Typesetter.layout("a\nb\n\nc", STYLE, 500).lineCount()).isEqualTo(3);
        assertThat(Typesetter.layout("", STYLE, 500).lineCount()).isZero();
        assertThat(Typesetter.layout("", STYLE, 500).inkBounds().isEmpty()).isTrue();
    }

    @Test
    void aWordWiderThanTheWidthShrinksTheBlock() {
        TextBlock block = Typesetter.layout("Otorrinolaringologista é longo", STYLE, 300);
        assertThat(block.sizePx()).isLessThan(60);
        assertThat(block.inkBounds().getMaxX()).isLessThanOrEqualTo(302);
    }

    @Test
    void chineseJapaneseAndKoreanHaveShapesOfTheirOwn() {
        Set<Rectangle2D> shapes = Stream.of("zh-CN", "zh-TW", "ja", "ko")
                .map(language ->
                        Shaper.shape("骨", STYLE.in(language), false).letters().getBounds2D())
                .collect(Collectors.toSet());
        assertThat(shapes).hasSize(3); // Korean has its ideographs from the traditional face
    }

    @ParameterizedTest
    @CsvSource({
        "'', 们步为开鸟树跑, zh-Hans",
        "'', 我們在樹下跑步, zh-Hant",
        "'', 深海の秘密, ja",
        "'', 駅前, ja",
        "'', 大韓民國 만세, ko",
        "'', 一二三, zh-Hans",
        "'', Olá, ''",
        "pt-BR, Olá, pt-BR",
        "pt-BR, 们, zh-Hans",
        "zh-TW, 一二三, zh-Hant",
        "zh_HK, 们, zh-Hant",
        "zh-CN, 們, zh-Hans",
        "zh, 們, zh-Hant",
        "yue, 一, zh-Hant",
        "ja, 们, ja",
        "no such language, Olá, ''"
    })
    void theLanguageIsWhatIsSaidOrWhatTheCharactersTell(String said, String text, String expected) {
        Locale language = TextLanguage.of(TextLanguage.parse(said), text);
        assertThat(language.equals(Locale.ROOT) ? "" : language.toLanguageTag()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ไทย, ประเทศไทยเป็นประเทศที่มีวัฒนธรรม, ประเทศไทย|เป็น|ประเทศ|ที่|มี|วัฒนธรรม",
        "ລາວ, ພາສາລາວເປັນພາສາທາງການ, ພາສາ|ລາວ|ເປັນ|ພາສາ|ທາງການ",
        "ខ្មែរ, ភាសាខ្មែរជាភាសាផ្លូវការ, ភាសាខ្មែរ|ជា|ភាសាផ្លូវការ",
        "မြန်မာ, စကားသည်မြန်မာနိုင်ငံ, စကား|သည်|မြန်မာနိုင်ငံ",
        "한국어, 대한민국의 수도는 서울입니다, 대한민국의 |수도는 |서울입니다",
        "日本語, 深海には誰も見た秘密が, 深海には|誰も|見た|秘密が",
        "中文, 我们走吧。, 我|们|走|吧。",
        "English, well-known facts, well-|known |facts"
    })
    void linesBreakWhereTheLanguageHasThem(String name, String text, String parts) {
        Locale language = TextLanguage.of(Locale.ROOT, text);
        assertThat(String.join("|", LineBreaks.parts(text, language))).as(name).isEqualTo(parts);
    }

    @Test
    void textWithoutSpacesIsBrokenAndNotShrunk() {
        for (String text : List.of(
                "ประเทศไทยเป็นประเทศที่มีวัฒนธรรมและประวัติศาสตร์อันยาวนาน",
                "ភាសាខ្មែរជាភាសាផ្លូវការរបស់ប្រទេសកម្ពុជា",
                "人工智能正在改变我们的生活方式，也改变世界。",
                "深海には誰も見たことのない秘密があります。")) {
            TextBlock block = Typesetter.layout(text, STYLE, 400);
            assertThat(block.sizePx()).as(text).isEqualTo(60);
            assertThat(block.lineCount()).as(text).isGreaterThan(1);
            assertThat(String.join("", block.texts())).isEqualTo(text);
            assertThat(block.texts()).noneMatch(line -> "，。、".indexOf(line.charAt(0)) >= 0);
        }
    }

    @Test
    void aWordThatWouldMakeTheTextTooSmallIsDividedWithHyphens() {
        String word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesdurchführungs";
        TextBlock block = Typesetter.layout(word, STYLE.atLeast(40), 500);
        assertThat(block.sizePx()).isEqualTo(60);
        assertThat(block.widthPx()).isLessThanOrEqualTo(500.1);
        List<String> lines = block.texts();
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.endsWith("-"));
        assertThat(String.join("", lines).replace("-", "")).isEqualTo(word);
        TextBlock smaller = Typesetter.layout("Otorrinolaringologista", STYLE.atLeast(25), 500);
        assertThat(smaller.lineCount()).isEqualTo(1);
        assertThat(smaller.sizePx()).isBetween(25.0, 59.0);
    }

    @Test
    void addressesAndLettersWithoutHyphensAreDividedAsTheyAre() {
        for (String text : List.of("example.com_abc123_def456_ghi789_jkl012_mno345", "ምምምምምምምምምምምምምምምምምምምምምምምም")) {
            TextBlock block = Typesetter.layout(text, STYLE.atLeast(40), 400);
            assertThat(block.widthPx()).isLessThanOrEqualTo(400.1);
            assertThat(String.join("", block.texts())).isEqualTo(text);
        }
    }

    @Test
    void aSoftHyphenIsSeenOnlyAtTheEndOfALine() {
        assertThat(Typesetter.layout("extra\u00ADordinário", STYLE, 2000).texts())
                .containsExactly("extraordinário");
        assertThat(Typesetter.layout("extra\u00ADordinário", STYLE, 350).texts())
                .containsExactly("extra-", "ordinário");
    }

    @Test
    void whatNoTypefaceHasIsLeftOut() {
        assertThat(Typesetter.layout("Olá 𓀀 mundo\uDBC0\uDC00!", STYLE, 2000).texts())
                .containsExactly("Olá mundo!");
        assertThat(Typesetter.layout("𓀀𓀁", STYLE, 2000).lineCount()).isZero();
    }

    @Test
    void linesOfScriptsWithTallMarksDoNotTouch() {
        List<Ink> lines = Typesetter.layout("မြန်မာဘာသာစကားသည်\nမြန်မာနိုင်ငံ၏", STYLE, 2000)
                .lines();
        assertThat(lines.get(1).bounds().getMinY())
                .isGreaterThan(lines.get(0).bounds().getMaxY());
    }

    @Test
    void fittingTakesTheLargestSizeThatFitsTheBox() {
        String text = "The deep ocean hides a secret that nobody has ever seen before tonight";
        TextBlock fitted = Typesetter.fit(text, STYLE, 400, 200);
        assertThat(fitted.heightPx()).isLessThanOrEqualTo(200);
        assertThat(Typesetter.layout(text, STYLE.sized(fitted.sizePx() * 1.03), 400)
                        .heightPx())
                .isGreaterThan(200);
        assertThat(Typesetter.fit("short", STYLE, 400, 200).sizePx()).isEqualTo(60);
    }

    @Test
    void rightToLeftTextStandsAtTheRightAndReadsFromThere() {
        TextBlock block = Typesetter.layout("שלום עולם טוב מאוד\nכן", STYLE, 1000);
        Rectangle2D second = Typesetter.layout("כן", STYLE, 1000).inkBounds();
        BufferedImage canvas = canvas(block);
        Rectangle lower = where(canvas, new Rectangle(0, ORIGIN + (int) (block.heightPx() / 2), canvas.getWidth(), 60));
        assertThat(lower.getMaxX() - ORIGIN).isCloseTo(block.widthPx(), within(8.0));
        assertThat(lower.getWidth()).isCloseTo(second.getWidth(), within(3.0));

        Ink mixed = Shaper.shape("אAB", STYLE, true);
        double latin = Shaper.shape("AB", STYLE, false).advancePx();
        double hebrew = Shaper.shape("א", STYLE, true).advancePx();
        assertThat(mixed.advancePx()).isCloseTo(latin + hebrew, within(0.5));
        Ink latinAlone = Shaper.shape("AB", STYLE, false);
        assertThat(mixed.bounds().getMinX()).isCloseTo(latinAlone.bounds().getMinX(), within(0.5));
    }

    @Test
    void arabicLettersJoin() {
        double joined = Shaper.shape("ععع", STYLE, true).advancePx();
        double alone = Shaper.shape("ع", STYLE, true).advancePx();
        assertThat(joined).isNotCloseTo(3 * alone, within(3.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"🎉", "👨‍👩‍👧‍👦", "👍🏽", "🇧🇷", "1️⃣", "❤️", "⭐", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏳️‍🌈"})
    void anEmojiSequenceIsOnePictureInColour(String emoji) {
        Ink ink = Shaper.shape(emoji, STYLE, false);
        assertThat(ink.pictures()).hasSize(1);
        assertThat(ink.advancePx()).isEqualTo(Shaper.shape("😀", STYLE, false).advancePx());
        BufferedImage canvas = canvas(Typesetter.layout(emoji, STYLE, 500));
        long coloured = 0;
        for (int rgb : canvas.getRGB(0, 0, canvas.getWidth(), canvas.getHeight(), null, 0, canvas.getWidth())) {
            Color colour = new Color(rgb);
            int most = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
            int least = Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue()));
            coloured += most - least > 60 ? 1 : 0;
        }
        assertThat(coloured).isGreaterThan(300);
    }

    @Test
    void digitsAndSignsAreNoEmojiUnlessAsked() {
        assertThat(Shaper.shape("12 #© ™ ❤\uFE0E", STYLE, false).pictures()).isEmpty();
    }

    private static double height(String letter) {
        return Shaper.shape(letter, STYLE, false).bounds().getHeight();
    }

    private static BufferedImage canvas(TextBlock block) {
        BufferedImage canvas = new BufferedImage(1600, 700, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = canvas.createGraphics();
        g.setColor(Color.WHITE);
        block.draw(g, ORIGIN, ORIGIN);
        g.dispose();
        return canvas;
    }

    private static Rectangle painted(TextBlock block) {
        BufferedImage canvas = canvas(block);
        return where(canvas, new Rectangle(canvas.getWidth(), canvas.getHeight()));
    }

    private static Rectangle where(BufferedImage canvas, Rectangle area) {
        Rectangle box = new Rectangle(0, 0, -1, -1);
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                if ((canvas.getRGB(x, y) & 0xFFFFFF) != 0) {
                    Rectangle one = new Rectangle(x, y, 1, 1);
                    box = box.isEmpty() ? one : box.union(one);
                }
            }
        }
        return box;
    }
}
