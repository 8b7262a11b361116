package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"queuesim/engine"
)

// JSON writes res as indented JSON with its digest. Keys come in the order of the schema, those of
// maps sorted; times are exact, other numbers the shortest that read back the same; all characters
// beyond ASCII are escaped, so that the bytes are the same, and harmless, everywhere. A figure that
// isn't a finite number is an error that names it.
func JSON(w io.Writer, res *engine.Result) error {
	compact, err := signed(res)
	if err != nil {
		return err
	}
	return writeIndented(w, compact)
}

// signed returns the compact JSON of res with its digest.
func signed(res *engine.Result) ([]byte, error) {
	compact, err := canonical(res)
	if err != nil {
		return nil, err
	}
	signed := *res
	signed.Digest = digest(compact)
	return encode(&signed)
}

// writeIndented writes compact JSON for people.
func writeIndented(w io.Writer, compact []byte) error {
	var out bytes.Buffer
	if err := json.Indent(&out, compact, "", "  "); err != nil {
		return fmt.Errorf("indent result: %w", err)
	}
	out.WriteByte('\n')
	_, err := w.Write(out.Bytes())
	return err
}

// Digest returns the SHA-256 of the result's canonical JSON without the digest itself, as
// "sha256:" and 64 hexadecimal digits. It is "" for a result that JSON can't write.
func Digest(res *engine.Result) string {
	compact, err := canonical(res)
	if err != nil {
		return ""
	}
	return digest(compact)
}

// digestShown is how many hexadecimal digits of a digest the text shows, and Matches asks for.
const digestShown = 16

const digestScheme = "sha256:"

// Matches tells whether want means the digest: all of it, or a beginning as long as Text shows.
func Matches(digest, want string) bool {
	return len(want) >= len(digestScheme)+digestShown && strings.HasPrefix(digest, want)
}

func digest(compact []byte) string {
	sum := sha256.Sum256(compact)
	return digestScheme + hex.EncodeToString(sum[:])
}

// canonical returns the compact JSON that the digest is taken of.
func canonical(res *engine.Result) ([]byte, error) {
	unsigned := *res
	unsigned.Digest = ""
	return encode(&unsigned)
}

func encode(res *engine.Result) ([]byte, error) {
	full := filled(res)
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(full); err != nil {
		return nil, explain(full, err)
	}
	return withMeans(inASCIIOnly(bytes.TrimSuffix(buf.Bytes(), []byte("\n"))), res)
}

// inASCIIOnly escapes every character of JSON that isn't plain ASCII. They stand in strings only.
func inASCIIOnly(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r < 0x7f:
			out = append(out, byte(r))
		case r > 0xffff:
			r -= 0x10000 // as a surrogate pair
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		b = b[size:]
	}
	return out
}
