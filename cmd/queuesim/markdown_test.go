package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestMarkdownLinks: a link is its text, and where it leads takes no room in the line.
func TestMarkdownLinks(t *testing.T) {
	m := markdown{width: 40}
	m.write("The page\n[on four\nthings](../../somewhere/far/away/it/is.md) goes further.\n")
	assert.Equal(t, "The page on four things goes further.\n", m.out.String())
}
