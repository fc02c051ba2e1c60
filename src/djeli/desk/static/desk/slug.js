// Lets a slug follow its headline or name as it is written. What the form leaves counts: the same
// rule is in stories/slugs/letters.py, and says there why.
const MARK = /^[\p{Mn}\p{Mc}]$/u;
const UNSEEN = /^[\p{Cf}\p{Me}\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}ـ]$/u;
const APOSTROPHE = /^['’‘‛`´ʼʻʹʾʿˈꞌ′]$/u;
const LETTER = /^[\p{L}\p{N}]$/u;
const KEPT = /[\u0e00-\u0eff]/;
const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);
const isMark = (letter) => MARK.test(letter) && !UNSEEN.test(letter);

class SlugController extends window.StimulusModule.Controller {
  static values = { longest: Number, bytes: Number, folds: Object };

  tidy() {
    this.element.value = this.slugOf(this.element.value);
  }

  compare(event) {
    const base = this.slugOf(event.detail.value);
    const slug = this.element.value;
    const isNumbered = slug.startsWith(`${base}-`) && /^([2-9]|[1-9]\d)$/.test(slug.slice(base.length + 1));
    if (slug !== base && !isNumbered) event.preventDefault();
  }

  follow(event) {
    event.preventDefault();
    this.element.value = this.slugOf(event.detail.value);
    this.element.dispatchEvent(new Event('input', { bubbles: true }));
  }

  slugOf(text) {
    return this.cut(this.letters(text).split('-').filter(Boolean));
  }

  letters(text) {
    const usual = [...text.normalize('NFC')]
      .map((letter) => (KEPT.test(letter) ? letter : letter.normalize('NFKC')))
      .join('').normalize('NFC').toLowerCase();
    let before = '-';
    let written = '';
    for (const letter of usual) {
      if (isMark(letter)) {
        if (before !== '-' && !isAscii(before)) written += letter;
      } else if (!APOSTROPHE.test(letter) && !UNSEEN.test(letter)) {
        before = LETTER.test(letter) ? this.folded(letter) : '-';
        written += before;
      }
    }
    return written;
  }

  folded(letter) {
    const [first] = letter.normalize('NFD');
    if (this.foldsValue[letter]) return this.foldsValue[letter];
    if (isAscii(first)) return first;
    return this.foldsValue[first] || letter;
  }

  cut(words) {
    let slug = '';
    for (const word of words) {
      const longer = slug ? `${slug}-${word}` : word;
      if (!this.fits(longer)) return slug || this.shortened(word);
      slug = longer;
    }
    return slug;
  }

  shortened(word) {
    const letters = [...word];
    while (!this.fits(letters.join(''))) {
      let last = letters.pop();
      while (letters.length && isMark(last)) last = letters.pop();
    }
    return letters.join('');
  }

  fits(slug) {
    return [...slug].length <= this.longestValue
      && new TextEncoder().encode(slug).length <= this.bytesValue;
  }
}

window.wagtail.app.register('desk-slug', SlugController);
