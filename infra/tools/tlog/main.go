// Trees, proofs and notes of Go's own transparency log, to compare ours with.
//
//	go run . golden        prints libs/platform/proof/core/fixtures/tlog-trees.json
//	go run . check FOLDER  checks what `trustlog proof` printed: docs/proof.md says how the files are named
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const trees = 300

type hashes []tlog.Hash

func (s hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		out[i] = s[x]
	}
	return out, nil
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, "not accepted:", err)
		os.Exit(1)
	}
	return value
}

func golden() {
	var stored hashes
	var roots []string
	inclusion, consistency, paths := sha256.New(), sha256.New(), 0
	for n := int64(1); n <= trees; n++ {
		stored = append(stored, must(tlog.StoredHashes(n-1, []byte(fmt.Sprintf("leaf %d", n-1)), stored))...)
		root := must(tlog.TreeHash(n, stored))
		roots = append(roots, base64.StdEncoding.EncodeToString(root[:]))
		for i := int64(0); i < n; i++ {
			for _, hash := range must(tlog.ProveRecord(n, i, stored)) {
				inclusion.Write(hash[:])
			}
			for _, hash := range must(tlog.ProveTree(n, i+1, stored)) {
				consistency.Write(hash[:])
			}
			paths += 2
		}
	}
	name := "records.example.org/log"
	private, public, err := note.GenerateKey(bytes.NewReader(bytes.Repeat([]byte{7}, 64)), name)
	signer := must(note.NewSigner(must(private, err)))
	text := name + "/00000000-0000-4000-8000-000000000001\n" + strconv.Itoa(trees) + "\n" + roots[trees-1] + "\n"
	signed := must(note.Sign(&note.Note{Text: text}, signer))
	seed := must(base64.StdEncoding.DecodeString(strings.SplitN(private, "+", 5)[4]))[1:33]
	out := must(json.MarshalIndent(map[string]any{
		"leaves": "SHA-256(0x00, \"leaf N\") for N from 0", "roots": roots, "paths": paths,
		"inclusionPaths":   hex.EncodeToString(inclusion.Sum(nil)),
		"consistencyPaths": hex.EncodeToString(consistency.Sum(nil)),
		"note": map[string]string{
			"seed": base64.StdEncoding.EncodeToString(seed), "verifierKey": public, "signed": string(signed),
		},
	}, "", "  "))
	fmt.Println(string(out))
}

type proof struct {
	Size, Index, From, To            int64
	Leaf, LeafHash, FromRoot, ToRoot string
	Path                             []string
}

func decoded(text string) []byte { return must(base64.StdEncoding.DecodeString(text)) }

func hash(text string) (out tlog.Hash) {
	if copy(out[:], decoded(text)) != len(out) {
		must(0, fmt.Errorf("a hash of other than 32 bytes"))
	}
	return out
}

func (p proof) path() (out []tlog.Hash) {
	for _, text := range p.Path {
		out = append(out, hash(text))
	}
	return out
}

func proofs(pattern string, each func(proof)) (count int) {
	for _, file := range must(filepath.Glob(pattern)) {
		var p proof
		must(0, json.Unmarshal(must(os.ReadFile(file)), &p))
		each(p)
		count++
	}
	return count
}

func check(folder string) {
	vkey := strings.TrimSpace(string(must(os.ReadFile(filepath.Join(folder, "vkey")))))
	verifiers := note.VerifierList(must(note.NewVerifier(vkey)))
	notes, inclusions, consistencies := 0, 0, 0
	for _, file := range must(filepath.Glob(filepath.Join(folder, "*.checkpoint"))) {
		lines := strings.Split(must(note.Open(must(os.ReadFile(file)), verifiers)).Text, "\n")
		size, root := must(strconv.ParseInt(lines[1], 10, 64)), hash(lines[2])
		name := strings.TrimSuffix(file, ".checkpoint")
		notes++
		inclusions += proofs(name+".inclusion.*", func(p proof) {
			leafHash := tlog.RecordHash(decoded(p.Leaf))
			if leafHash != hash(p.LeafHash) || p.Size != size {
				must(0, fmt.Errorf("another leaf hash, or another size"))
			}
			must(0, tlog.CheckRecord(p.path(), size, root, p.Index, leafHash))
		})
		consistencies += proofs(name+".consistency.*", func(p proof) {
			if p.To == size && hash(p.ToRoot) != root {
				must(0, fmt.Errorf("another root than the checkpoint"))
			}
			must(0, tlog.CheckTree(p.path(), p.To, hash(p.ToRoot), p.From, hash(p.FromRoot)))
		})
	}
	fmt.Printf("accepted: %d checkpoints, %d inclusion proofs, %d consistency proofs\n", notes, inclusions, consistencies)
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == "check" {
		check(os.Args[2])
	} else {
		golden()
	}
}
