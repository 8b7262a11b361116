package main

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestReadmeLive runs the live command that the README shows. Its figures are others each time, so
// only the names of what it prints are compared.
func TestReadmeLive(t *testing.T) {
	page, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	block := regexp.MustCompile("(?s)```text\n\\$ (.*?)\n(.*?)```").FindSubmatch(page)
	require.NotNil(t, block)
	shown := namesIn(string(block[2]))
	assert.Greater(t, len(shown), 20)
	assert.Equal(t, shown, namesIn(shell(t, string(block[1]))))
}

// namesIn returns the names that lines begin with: figures in the table of a comparison, and facts.
func namesIn(text string) []string {
	return regexp.MustCompile(`(?m)^[! ] [a-z][\w.]*  |^(?:live|ran on|timers|again:) `).
		FindAllString(regexp.MustCompile("(?m)^!").ReplaceAllString(text, " "), -1)
}
