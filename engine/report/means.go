package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"queuesim/engine"
)

// A patcher writes the JSON of a result again, with other numbers at some places: the result of
// several replications holds counts as whole numbers, but their means are none.
type patcher struct {
	dec  *json.Decoder
	in   []byte
	done int // how much of in has been copied
	out  bytes.Buffer
	mean func(path string) (float64, bool)
}

// withMeans returns the compact JSON of res with the means in it, where it has such.
func withMeans(compact []byte, res *engine.Result) ([]byte, error) {
	if res.Config.Replications < 2 {
		return compact, nil
	}
	p := patcher{dec: json.NewDecoder(bytes.NewReader(compact)), in: compact, mean: res.Mean}
	p.dec.UseNumber()
	if err := p.object(sectionPath); err != nil {
		return nil, fmt.Errorf("write means: %w", err)
	}
	p.out.Write(compact[p.done:])
	return p.out.Bytes(), nil
}

// sectionPath returns how the names of figures in a section of the result begin; false: it has none.
func sectionPath(section string) (path string, ok bool) {
	switch section {
	case "stats", "queues", "producers", "consumers":
		return "", true
	case "priorities", "tallies", "observations":
		return section, true
	}
	return "", false
}

// object passes over an object, whose keys lead on to paths.
func (p *patcher) object(path func(key string) (string, bool)) error {
	if _, err := p.dec.Token(); err != nil {
		return err
	}
	for p.dec.More() {
		key, err := p.dec.Token()
		if err != nil {
			return err
		}
		at, ok := path(key.(string))
		if !ok {
			var skipped json.RawMessage
			err = p.dec.Decode(&skipped)
		} else {
			err = p.value(at)
		}
		if err != nil {
			return err
		}
	}
	_, err := p.dec.Token()
	return err
}

// value passes over a value, and writes another number if there is one.
func (p *patcher) value(path string) error {
	switch next := p.peek(); next {
	case '{':
		return p.object(func(key string) (string, bool) { return join(path, key), true })
	case '[':
		return p.array(path)
	}
	token, err := p.dec.Token()
	if err != nil {
		return err
	}
	if n, isNumber := token.(json.Number); isNumber {
		p.number(path, n)
	}
	return nil
}

// number writes the mean instead of a number that was read last.
func (p *patcher) number(path string, old json.Number) {
	mean, ok := p.mean(path)
	if was, err := old.Float64(); !ok || err != nil || was == mean {
		return
	}
	end := int(p.dec.InputOffset())
	p.out.Write(p.in[p.done : end-len(old)])
	p.out.WriteString(strconv.FormatFloat(mean, 'g', -1, 64))
	p.done = end
}

func (p *patcher) array(path string) error {
	if _, err := p.dec.Token(); err != nil {
		return err
	}
	for i := 1; p.dec.More(); i++ {
		if err := p.value(join(path, strconv.Itoa(i))); err != nil {
			return err
		}
	}
	_, err := p.dec.Token()
	return err
}

// peek returns the first byte of the next value.
func (p *patcher) peek() byte {
	rest := p.in[p.dec.InputOffset():]
	return bytes.TrimLeft(rest, " :,")[0]
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
