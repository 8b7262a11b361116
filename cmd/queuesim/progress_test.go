package main

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine"
)

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := &progress{out: &b, line: &b, width: 20}
	p.start(engine.Scenario{Duration: 60 * engine.Second, Items: 1000})
	p.update(6*engine.Second, 50)
	assert.Empty(t, b.String(), "nothing within the first second")

	p.began = p.began.Add(-2 * progressAfter)
	p.update(6*engine.Second, 200)
	assert.Equal(t, "\r 20 %  6s of 1m  20", b.String(), "no wider than the terminal")

	b.Reset()
	p.update(7*engine.Second, 201)
	assert.Empty(t, b.String(), "not at every chance")

	_, err := p.Write([]byte("the scenario's own\x1b[2J\n"))
	require.NoError(t, err)
	assert.Equal(t, "\r"+blanks(19)+"\rthe scenario's own\\u{1b}[2J\n", b.String())

	b.Reset()
	p.drawn = time.Time{}
	p.duration, p.items = 0, 0
	p.update(engine.Minute, 7)
	p.erase()
	p.erase()
	assert.Equal(t, "\r1m  7 items\r"+blanks(11)+"\r", b.String())
}

func blanks(n int) string { return pad("", n) }

func TestProgressOfPipes(t *testing.T) {
	p := new(progress) // quiet
	assert.Nil(t, p.printer())
	p.start(engine.Scenario{})
	p.began = time.Time{}
	p.update(engine.Second, 1)
	p.erase()
}
